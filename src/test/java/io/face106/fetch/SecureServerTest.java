package io.face106.fetch;

import static io.face106.fetch.Outside.PATIENT;
import static io.face106.fetch.Outside.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server must prove that it bears the name in the link, although it is reached by an address. */
class SecureServerTest {

    private static final String OK = "HTTP/1.1 200 OK|Content-Type: image/png";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4};
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static SSLContext certified;

    private final Outside outside = new Outside()
            .name("pictures.example.com", "127.0.0.1")
            .name("other.example.com", "127.0.0.1")
            .name("xn--bcher-kva.example.com", "127.0.0.1");
    private ScriptedServer server;

    @BeforeAll
    static void make_a_certificate() throws Exception {
        Path store = folder.resolve("store.p12");
        String arguments = "-genkeypair -alias a -keyalg EC -dname CN=pictures.example.com"
                + " -ext san=dns:pictures.example.com,dns:xn--bcher-kva.example.com -storetype PKCS12 -storepass "
                + PASSWORD + " -keystore ";
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(List.of(arguments.strip().split(" ")));
        keytool.command().add(store.toString());
        Process process = keytool.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        char[] password = PASSWORD.toCharArray();
        certified = SSLContexts.custom()
                .loadKeyMaterial(store, password, password)
                .loadTrustMaterial(store, password)
                .build();
    }

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer(certified.getServerSocketFactory()).on("/a.png", OK, PNG);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_server_is_asked_for_and_proves_its_name() {
        try (PictureFetcher fetcher = fetcher(certified)) {
            assertThat(fetcher.fetch(link("pictures"), Caller.unhurried())).isEqualTo(PNG);
        }
        assertThat(server.serverNames()).containsExactly("pictures.example.com");
    }

    @Test
    void an_international_name_is_looked_up_and_proven_as_it_is_written() {
        try (PictureFetcher fetcher = fetcher(certified)) {
            assertThat(fetcher.fetch(link("xn--bcher-kva"), Caller.unhurried())).isEqualTo(PNG);
        }
        assertThat(outside.asked()).containsExactly("xn--bcher-kva.example.com");
        assertThat(server.serverNames()).containsExactly("xn--bcher-kva.example.com");
        assertThat(server.requests().get(0)).contains("Host: xn--bcher-kva.example.com:");
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        try (PictureFetcher fetcher = fetcher(certified)) {
            assertRefused(fetcher, link("other"), Reason.LINK_REFUSED, "no answer that can be read");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        try (PictureFetcher fetcher = fetcher(SSLContexts.createSystemDefault())) {
            assertRefused(fetcher, link("pictures"), Reason.LINK_REFUSED, "no answer that can be read");
        }
        assertThat(server.requests()).isEmpty();
    }

    private PictureFetcher fetcher(SSLContext trust) {
        Network network = new Network(outside::addresses, Outside::isPublic, trust);
        return new PictureFetcher(Outside.options(server.port(), PATIENT), network);
    }

    private String link(String name) {
        return "https://" + name + ".example.com:" + server.port() + "/a.png";
    }
}
