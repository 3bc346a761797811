package io.face106.fetch;

import static io.face106.fetch.Outside.HASTY;
import static io.face106.fetch.Outside.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However slowly a server speaks, a link takes no longer than its time-out; each of these would speak for hours. */
class SlowServerTest {

    /** On a busy machine; without a deadline for the whole none of these would end. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 999\r\n";
    private static final String JPEG = "\u00FF\u00D8\u00FF\u00E0 and so on";

    private final Outside outside = new Outside().name("pictures.example.com", "127.0.0.1");
    private ScriptedServer server;
    private PictureFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        fetcher = outside.fetcher(server.port(), HASTY);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    @Test
    void a_body_that_drips() throws InterruptedException {
        assertTimesOut(HEAD + "\r\n" + JPEG, ".");
        assertThat(server.isCutOff()).isTrue();
    }

    @Test
    void a_body_that_stops() throws InterruptedException {
        assertTimesOut(HEAD + "\r\n" + JPEG, "");
    }

    @Test
    void a_header_that_drips() throws InterruptedException {
        assertTimesOut(HEAD + "A: ", "b");
        assertThat(server.isCutOff()).isTrue();
    }

    @Test
    void a_server_that_says_nothing() throws InterruptedException {
        assertTimesOut("", "");
    }

    @Test
    void a_server_that_always_says_continue() throws InterruptedException {
        assertTimesOut("", "HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void a_server_that_a_redirect_leads_to() throws InterruptedException {
        server.on("/a.jpg", "HTTP/1.1 302 Found|Content-Length: 0|Location: b.jpg", new byte[0]);
        server.drips("/b.jpg", bytes(HEAD), bytes("A"));
        assertTimesOut();
    }

    @Test
    void a_secure_server_that_never_greets() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                PictureFetcher tls = outside.fetcher(deaf.getLocalPort(), HASTY)) {
            assertRefused(tls, link("https", deaf.getLocalPort()), Reason.LINK_TIMEOUT, "");
        }
    }

    @Test
    void a_name_server_that_does_not_answer_keeps_its_place_and_not_the_request() {
        CountDownLatch answer = new CountDownLatch(1);
        Network network = outside.network();
        Network slow = new Network(
                host -> {
                    awaitUninterruptibly(answer);
                    return network.lookup().addresses(host);
                },
                network.reachable(),
                network.trust());
        server.on("/a.jpg", HEAD.replace("999", "" + JPEG.length()).strip().replace("\r\n", "|"), bytes(JPEG));
        try (PictureFetcher one = new PictureFetcher(Outside.options(server.port(), HASTY), slow)) {
            assertRefused(one, link("http", server.port()), Reason.LINK_TIMEOUT, "within 300 ms");
            assertRefused(one, link("http", server.port()), Reason.OVERLOADED, "1 links are being followed");
            answer.countDown();
            await().atMost(SOON)
                    .ignoreException(Refusal.class)
                    .until(
                            () -> one.fetch(link("http", server.port()), Caller.unhurried()).length,
                            length -> length == JPEG.length());
        }
    }

    private void assertTimesOut(String start, String piece) throws InterruptedException {
        server.drips("/a.jpg", bytes(start), bytes(piece));
        assertTimesOut();
    }

    private void assertTimesOut() throws InterruptedException {
        long start = System.nanoTime();
        assertRefused(fetcher, link("http", server.port()), Reason.LINK_TIMEOUT, "");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(HASTY.minusMillis(50), SOON);
    }

    private static String link(String scheme, int port) {
        return scheme + "://pictures.example.com:" + port + "/a.jpg";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
