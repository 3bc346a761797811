package io.face106.http;

import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An edge in a server on a free port, without the settings of the service. */
final class EdgeServer implements AutoCloseable {

    final ConfigurableApplicationContext context;
    final int port;

    /** @param settings more of them, as {@code name=value} */
    EdgeServer(Class<?> edge, String... settings) {
        String[] own = {
            "server.port=0",
            "spring.main.banner-mode=off",
            "spring.servlet.multipart.enabled=false",
            "spring.config.location=optional:file:/nowhere/"
        };
        context = new SpringApplicationBuilder(edge)
                .properties(Stream.of(own, settings).flatMap(Stream::of).toArray(String[]::new))
                .run();
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
