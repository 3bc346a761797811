package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.face106.app.Face106Application;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The service with a key, at its most talkative: whatever a request puts its secret into, and however it is answered, the
 * secret is neither in the log nor in the answer.
 */
@SpringBootTest(
        classes = {Face106Application.class, SecretsInLogsTest.Faulty.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "face106.runtime.provider=cpu",
            "face106.keys[0].id=alice",
            "face106.keys[0].secret=" + SecretsInLogsTest.SECRET
        })
class SecretsInLogsTest {

    static final String SECRET = "4wnJvS4TzPTn9Tg4tVwqxPgL";

    /** Not the right one, but who mistypes a secret gives most of it away. */
    private static final String MISTYPED = "x" + SECRET;

    private static final String DETECT = "POST /facepp/v3/detect";
    private static final String PAIR = "api_key=alice&api_secret=";
    private static final String FORM = " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
    private static final String PARTS = " HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=XX";

    private static final byte[] FATAL = TestPictures.plain(64, 65);

    private static final String BASE64 = base64("alice:" + SECRET);
    private static final String MISTYPED_BASE64 = base64("alice:" + MISTYPED);

    /** What operators turn on when they look for a fault; {@code --debug} does it for the web. */
    private static final Map<String, Level> TALKATIVE = Map.of(
            "io.face106", Level.DEBUG, "org.springframework.web", Level.DEBUG, Logger.ROOT_LOGGER_NAME, Level.INFO);

    @LocalServerPort
    int port;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Map<String, Level> before;

    /** Breaks at one picture, so that there is a fault of the service's own to log. */
    @TestConfiguration
    static class Faulty {

        @Bean
        @Primary
        FaceAnalyzer faulty(@Qualifier("faceAnalyzer") FaceAnalyzer sound) {
            return (picture, options, caller) -> {
                if (Arrays.equals(picture, FATAL)) {
                    throw new IllegalStateException("broken on purpose");
                }
                return sound.analyze(picture, options, caller);
            };
        }
    }

    /** One request: its head without the line of the host, its body, and the status of the answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String head, byte[] body, int status) {

        Case(String head, String body, int status) {
            this(head, body.getBytes(StandardCharsets.UTF_8), status);
        }

        @Override
        public String toString() {
            return head.lines().findFirst().orElse("");
        }
    }

    static Stream<Case> faceppRequests() {
        String part = "--XX\r\nContent-Disposition: form-data; name=\"api_secret\"\r\n\r\n" + SECRET;
        return Stream.of(
                new Case(DETECT + "?" + PAIR + SECRET + " HTTP/1.1", "", 400),
                new Case(DETECT + "?" + PAIR + MISTYPED + " HTTP/1.1", "", 401),
                new Case(DETECT + "?" + PAIR + SECRET + "&return_landmark=9 HTTP/1.1", "", 400),
                new Case(DETECT + "?" + PAIR + SECRET + "&image_url=http://x/a\u0007 HTTP/1.1", "", 400),
                new Case("GET /facepp/v3/detect?" + PAIR + SECRET + " HTTP/1.1", "", 404),
                new Case("POST /facepp/v9/detect?" + PAIR + SECRET + " HTTP/1.1", "", 404),
                new Case(DETECT + FORM, PAIR + SECRET, 400),
                new Case(DETECT + FORM, PAIR + MISTYPED, 401),
                new Case(DETECT + FORM, PAIR + SECRET + "&image_base64=%%%", 400),
                new Case(DETECT + PARTS, part + "\r\n--XX--", 400),
                new Case(DETECT + PARTS, part, 400));
    }

    /** In each of the three ways, a picture that is answered and one that ends in a fault. */
    static Stream<Case> pictures() {
        return Stream.of(TestPictures.plain(64, 64), FATAL).flatMap(picture -> {
            int status = picture == FATAL ? 500 : 200;
            String text = PAIR + SECRET + "&image_base64=" + URLEncoder.encode(base64(picture), StandardCharsets.UTF_8);
            return Stream.of(
                    new Case(DETECT + "?" + text + " HTTP/1.1", "", status),
                    new Case(DETECT + FORM, text, status),
                    new Case(DETECT + PARTS, multipart(picture), status),
                    new Case(
                            "POST /v1/faces HTTP/1.1\r\nX-Api-Key: alice\r\nX-Api-Secret: " + SECRET, picture, status));
        });
    }

    static Stream<Case> nativeRequests() {
        byte[] picture = TestPictures.read(TestPictures.ASTRONAUT);
        String headers = "\r\nX-Api-Key: alice\r\nX-Api-Secret: ";
        String basic = "\r\nAuthorization: Basic ";
        return Stream.of(
                new Case("POST /v1/faces?" + PAIR + SECRET + " HTTP/1.1", picture, 401),
                new Case("POST /v1/faces HTTP/1.1" + headers + SECRET, picture, 200),
                new Case("POST /v1/faces HTTP/1.1" + headers + MISTYPED, picture, 401),
                new Case("POST /v1/faces?profile=slow HTTP/1.1" + headers + SECRET, picture, 400),
                new Case("POST /v1/faces HTTP/1.1" + headers + SECRET, "no picture", 415),
                new Case("POST /v1/faces HTTP/1.1" + headers + SECRET + "\r\nContent-Type: a/b", "", 415),
                new Case("POST /v1/faces HTTP/1.1" + headers + SECRET + "\u0007", picture, 400),
                new Case("POST /v1/faces HTTP/1.1" + basic + BASE64, picture, 200),
                new Case("POST /v1/faces HTTP/1.1" + basic + MISTYPED_BASE64, picture, 401),
                new Case("POST /v1/faces HTTP/1.1" + basic + "alice:" + SECRET, picture, 401),
                new Case("PUT /v1/models?" + PAIR + SECRET + " HTTP/1.1" + basic + BASE64, "", 405),
                new Case("GET /v1/models HTTP/1.1" + basic + BASE64, "", 200),
                new Case("GET /v1/models?" + PAIR + SECRET + " HTTP/1.1", "", 401));
    }

    @BeforeEach
    void listen() {
        before = TALKATIVE.keySet().stream()
                .filter(name -> logger(name).getLevel() != null)
                .collect(Collectors.toMap(name -> name, name -> logger(name).getLevel()));
        TALKATIVE.forEach((name, level) -> logger(name).setLevel(level));
        log.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
        TALKATIVE.keySet().forEach(name -> logger(name).setLevel(before.get(name)));
    }

    @ParameterizedTest
    @MethodSource({"faceppRequests", "pictures", "nativeRequests"})
    void no_secret_is_logged_or_answered(Case request) throws IOException {
        String answer = send(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + request.status() + " ")
                .doesNotContain(SECRET, BASE64, MISTYPED_BASE64);
        assertThat(logged()).doesNotContain(SECRET, BASE64, MISTYPED_BASE64);
    }

    @Test
    void what_is_logged_is_heard_here() throws IOException {
        send(new Case("POST /v1/faces?profile=slow HTTP/1.1\r\nX-Api-Key: alice\r\nX-Api-Secret: " + SECRET, "", 400));
        LoggerFactory.getLogger("io.face106.some").debug("heard");

        assertThat(logged()).contains("heard", "Resolved [io.face106.domain.Refusal");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_fault_is_logged_with_its_trace_and_nothing_else_is(Case request) throws IOException {
        send(request);

        assertThat(logged().contains("java.lang.IllegalStateException: broken on purpose"))
                .isEqualTo(request.status() == 500);
    }

    @Test
    void metrics_and_documents_hold_no_key() throws IOException {
        for (String path : List.of("/actuator/prometheus", "/actuator/health", "/actuator/info", "/v3/api-docs")) {
            assertThat(send(new Case("GET " + path + " HTTP/1.1", "", 200)))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain(SECRET, "alice");
        }
    }

    private String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + "\n"
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private String send(Case request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = request.head() + "\r\nHost: x\r\nConnection: close\r\nContent-Length: " + request.body().length;
        bytes.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(request.body());
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static byte[] multipart(byte[] picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = "--XX\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        body.writeBytes(part.formatted("api_key", "alice").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(part.formatted("api_secret", SECRET).getBytes(StandardCharsets.UTF_8));
        body.writeBytes("--XX\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes("\r\n--XX--".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
