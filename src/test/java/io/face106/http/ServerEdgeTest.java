package io.face106.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The edge in a running server: what the container does before and behind it, and the document. */
class ServerEdgeTest {

    private static ConfigurableApplicationContext context;
    private static int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Edge {

        private final EdgeFixture fixture = new EdgeFixture();

        @Bean
        FaceppController faceppController() {
            return fixture.facepp();
        }

        @Bean
        FacesController facesController() {
            return fixture.faces();
        }

        @Bean
        ErrorAdvice errorAdvice() {
            return new ErrorAdvice();
        }

        @Bean
        ContainerErrors containerErrors() {
            return new ContainerErrors();
        }

        @Bean
        CallFilter callFilter() {
            return new CallFilter();
        }

        @Bean
        TomcatErrors tomcatErrors() {
            return new TomcatErrors();
        }

        @Bean
        OpenApiDocument openApiDocument() {
            return new OpenApiDocument(new byte[] {1, 2, 3}, "1.2.3");
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Edge.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "spring.servlet.multipart.enabled=false",
                        "spring.config.location=optional:file:/nowhere/")
                .run();
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        SpringApplication.exit(context);
    }

    @Test
    void debug() throws Exception {
        for (String line : new String[] {
            "GET /facepp/v3/detect?a=b|c^ HTTP/1.1",
            "GET /facepp/v3/%zz HTTP/1.1",
            "GET /facepp/v3/a%2Fb HTTP/1.1",
            "GET /v1/../../x HTTP/1.1",
            "TRACE /v1/faces HTTP/1.1",
            "BREW /v1/faces HTTP/1.1",
            "GET /facepp/v3/detect?a=" + "x".repeat(10000) + " HTTP/1.1",
            "GET /error HTTP/1.1",
            "GET /facepp HTTP/1.1",
            "GET /facepp/v3;x=y/detect HTTP/1.1",
            "GET /%2e%2e/%00 HTTP/1.1",
            "GET /facepp//v3/detect HTTP/1.1"
        }) {
            System.out.println("#### " + line.substring(0, Math.min(line.length(), 60)) + "\n"
                    + raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"));
        }
        System.out.println(raw("GARBAGE\r\n\r\n"));
        System.out.println(
                raw(
                        "POST /v1/faces HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: image/png\r\n\r\nzz\r\n"));
        System.out.println(raw(
                "POST /v1/faces HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nContent-Type: image/png\r\n\r\nzz\r\n"));
        System.out.println(
                raw(
                        "POST /v1/faces HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Type: ???\r\nConnection: close\r\n\r\nzzabc\r\n"));
        System.out.println(
                raw(
                        "POST /v1/faces HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Type: image/png\r\nAccept: ???\r\nConnection: close\r\n\r\nzzabc\r\n"));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
