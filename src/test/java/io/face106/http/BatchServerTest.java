package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.Face;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.http.batch.Batches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batches over sockets, where a client may do what it likes, around an analysis that does what a test wants. */
@Timeout(120)
class BatchServerTest {

    private static final String HEAD = "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private static EdgeServer server;
    private static Batches batches;
    private static int port;

    @BeforeAll
    static void start() {
        server = new EdgeServer(BatchEdge.class);
        batches = server.context.getBean(Batches.class);
        port = server.port;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void workAsUsual() {
        BatchEdge.work = BatchEdge.ONE_FACE;
    }

    @Test
    void a_client_gets_each_line_while_it_still_sends() throws IOException {
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED);
            for (int i = 0; i < 5; i++) {
                client.send(chunk(line("p" + i)));
                JsonNode line = client.line();
                assertThat(line.get("index").asInt()).isEqualTo(i);
                assertThat(line.get("id").asString()).isEqualTo("p" + i);
                assertThat(line.at("/answer/faces")).hasSize(1);
            }
            client.send(LAST_CHUNK);
            assertThat(client.line().get("summary").toString())
                    .isEqualTo("{\"pictures\":5,\"failed\":0,\"complete\":true}");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void a_client_that_sends_everything_first_gets_more_answers_than_buffers_hold() throws IOException {
        List<Face> many = Collections.nCopies(100, TestFaces.analysed(100, 50, 200));
        Analysis large = TestFaces.analysis(many.toArray(Face[]::new));
        BatchEdge.work = picture -> large;
        int pictures = 200;
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED);
            IntStream.range(0, pictures).forEach(i -> client.send(chunk(line("p" + i))));
            client.send(LAST_CHUNK);
            List<String> lines = client.rest();
            assertThat(lines.size()).isEqualTo(pictures + 1);
            assertThat(lines.get(pictures)).contains("\"complete\":true");
            assertThat(lines.stream().mapToLong(String::length).sum())
                    .as("more than any socket buffer")
                    .isGreaterThan(20 << 20);
        }
    }

    @Test
    void a_client_that_goes_has_nothing_more_analysed() throws Exception {
        AtomicInteger analysed = new AtomicInteger();
        CountDownLatch gone = new CountDownLatch(1);
        List<Face> many = Collections.nCopies(100, TestFaces.analysed(100, 50, 200));
        BatchEdge.work = picture -> {
            analysed.incrementAndGet();
            gone.await();
            return TestFaces.analysis(many.toArray(Face[]::new));
        };
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED);
            IntStream.range(0, 100).forEach(i -> client.send(chunk(line("p" + i))));
            while (analysed.get() < BatchEdge.WORKERS) {
                Thread.onSpinWait();
            }
            // Reset, not closed in good order: what is written to it fails.
            client.socket.setSoLinger(true, 0);
        }
        gone.countDown();
        while (batches.underWay() > 0) {
            Thread.onSpinWait();
        }
        assertThat(analysed.get()).isLessThan(100);
        assertThat(batches.itemsInFlight()).isZero();
    }

    @Test
    void a_body_that_is_cut_off_is_answered_as_far_as_it_came() throws IOException {
        try (BatchClient client = new BatchClient(port)) {
            String body = line("a") + line("b") + "{\"id\":";
            client.send(HEAD + "Content-Length: 100000\r\nConnection: close\r\n\r\n" + body);
            client.line();
            client.line();
            client.socket.shutdownOutput();
            List<String> rest = client.rest();
            assertThat(rest).hasSize(2);
            JsonNode broken = JsonMapper.shared().readTree(rest.get(0));
            assertThat(broken.get("index").isNull()).isTrue();
            assertThat(broken.at("/error/code").asString()).isEqualTo("malformed_body");
            assertThat(broken.at("/error/detail").asString()).endsWith("after byte " + body.length());
            assertThat(rest.get(1)).isEqualTo("{\"summary\":{\"pictures\":2,\"failed\":0,\"complete\":false}}");
        }
    }

    @Test
    void what_is_wrong_with_one_picture_does_not_touch_the_others() throws IOException {
        BatchEdge.OUTCOMES.clear();
        BatchEdge.work = picture -> {
            switch (picture) {
                case "refused" -> throw new Refusal(Failure.Reason.UNREADABLE_IMAGE, "why");
                case "fault" -> throw new IllegalStateException("secret");
                case "error" -> throw new OutOfMemoryError("secret");
                default -> {
                    return TestFaces.analysis(TestFaces.analysed(100, 50, 200));
                }
            }
        };
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED);
            for (String picture : List.of("refused", "fault", "error", "fine")) {
                client.send(chunk(line(picture)));
            }
            client.send(chunk(
                    "{\"id\":\"u\",\"image_url\":\"http://x/y\"}\nno json\n{\"id\":\"o\",\"image\":\"YQ==\",\"profile\":\"x\"}\n"
                            + "{\"id\":\"l\",\"image\":\"" + "A".repeat(2 * BatchEdge.MAX_PICTURE) + "\"}\n"));
            client.send(LAST_CHUNK);
            String lines = String.join("\n", client.rest());
            assertThat(lines)
                    .contains("\"id\":\"refused\",\"error\":{\"type\":\"urn:face106:problem:unreadable-image\"")
                    .contains("\"detail\":\"why\",\"code\":\"unreadable_image\",\"field\":\"image\"")
                    .contains("\"id\":\"fine\",\"answer\":{")
                    .contains("\"code\":\"link_refused\",\"field\":\"image_url\"")
                    .contains("\"index\":5,\"id\":null,\"error\"")
                    .contains("\"code\":\"bad_argument\",\"field\":\"profile\"")
                    .contains("\"code\":\"too_many_bytes\"")
                    .endsWith("{\"summary\":{\"pictures\":8,\"failed\":7,\"complete\":true}}")
                    .doesNotContain("secret");
        }
        assertThat(BatchEdge.OUTCOMES)
                .containsExactlyInAnyOrder(
                        Outcome.UNREADABLE_IMAGE,
                        Outcome.INTERNAL,
                        Outcome.INTERNAL,
                        Outcome.OK,
                        Outcome.LINK_REFUSED,
                        Outcome.MALFORMED_BODY,
                        Outcome.BAD_ARGUMENT,
                        Outcome.TOO_MANY_BYTES);
    }

    @Test
    void a_client_that_asks_before_it_sends_is_told_to_go_on() throws IOException {
        try (BatchClient client = new BatchClient(port)) {
            String body = line("a");
            client.send(HEAD + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100");
            assertThat(client.head()).isEmpty();
            client.send(body);
            assertThat(client.rest()).hasSize(2);
        }
    }

    @Test
    void what_cannot_begin_is_refused_plainly() throws IOException {
        assertThat(answer("?profile=slow", "application/x-ndjson", ""))
                .contains("HTTP/1.1 400", "\"field\":\"profile\"");
        assertThat(answer("?format=xml", "application/x-ndjson", "")).contains("HTTP/1.1 400", "\"field\":\"format\"");
        assertThat(answer("?format=facepp&return_landmark=9", "application/x-ndjson", ""))
                .contains("HTTP/1.1 400", "\"field\":\"return_landmark\"");
        assertThat(answer("?order=lapa&order=lapa", "application/x-ndjson", ""))
                .contains("HTTP/1.1 400", "given twice");
        assertThat(answer("", "multipart/form-data", "")).contains("HTTP/1.1 400", "no boundary");
        assertThat(answer("", "application/gzip", "")).contains("HTTP/1.1 415", "application/x-tar");
        assertThat(answer("", "application/x-ndjson", "")).contains("HTTP/1.1 400", "missing_argument", "empty");
    }

    @Test
    void a_batch_has_as_long_as_it_says() throws IOException {
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED.replace("Host: x", "Host: x\r\nX-Request-Timeout: 500ms") + chunk(line("a")));
            client.line();
            long start = System.nanoTime();
            await().until(() -> System.nanoTime() - start > 500_000_000);
            client.send(chunk(line("b")));
            assertThat(client.rest())
                    .anyMatch(line -> line.contains("deadline_exceeded"))
                    .endsWith("{\"summary\":{\"pictures\":1,\"failed\":0,\"complete\":false}}");
        }
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED.replace("Host: x", "Host: x\r\nX-Request-Timeout: soon"));
            assertThat(client.head()).contains("400");
        }
        try (BatchClient client = new BatchClient(port)) {
            client.send(CHUNKED.replace("Host: x", "Host: x\r\nX-Request-Timeout: 0.000001ms") + chunk(line("a")));
            assertThat(client.head()).contains("504");
        }
    }

    @Test
    void one_batch_too_many_is_asked_to_come_again() throws IOException {
        try (BatchClient first = new BatchClient(port);
                BatchClient second = new BatchClient(port)) {
            for (BatchClient client : List.of(first, second)) {
                client.send(CHUNKED + chunk(line("a")));
                client.line();
            }
            assertThat(answer("", "application/x-ndjson", "")).contains("HTTP/1.1 503", "Retry-After: 1", "overloaded");
        }
        while (batches.underWay() > 0) {
            Thread.onSpinWait();
        }
        assertThat(answer("", "application/x-ndjson", "\n")).contains("HTTP/1.1 200", "\"pictures\":0");
    }

    @Test
    void unsupported_attributes_are_named_as_in_a_single_call() throws IOException {
        BatchEdge.ENCODED.clear();
        assertThat(answer("?format=facepp&return_attributes=gender,headpose", "application/x-ndjson", line("a")))
                .contains("HTTP/1.1 200", "X-Unsupported-Attributes: gender", "\"face_token\"");
        assertThat(BatchEdge.ENCODED).isNotEmpty();
    }

    private static String answer(String query, String type, String body) throws IOException {
        try (BatchClient client = new BatchClient(port)) {
            client.send("POST /v1/batches" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
                    + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return new String(client.in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A picture whose bytes are its id. */
    private static String line(String id) {
        String base64 = Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        return "{\"id\":\"" + id + "\",\"image\":\"" + base64 + "\"}\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
