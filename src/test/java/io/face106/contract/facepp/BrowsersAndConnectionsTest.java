package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 0.10 of the contract: any page may read every answer, and connections end when a client says so. */
@RunningService
class BrowsersAndConnectionsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String KEYS = "?api_key=k&api_secret=s";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("requests")
    void a_page_of_any_origin_may_read_the_answer(int status, String target, String body) throws IOException {
        assertThat(RawHttp.exchange(port, request(target, body, "close")))
                .startsWith("HTTP/1.1 " + status)
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_that_closes_its_connection_is_answered_so(int status, String target, String body)
            throws IOException {
        assertThat(RawHttp.exchange(port, request(target, body, "close")))
                .startsWith("HTTP/1.1 " + status)
                .contains("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void one_that_keeps_it_may_ask_again_on_it_unless_the_answer_closes_it(int status, String target, String body)
            throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(request(target, body, "keep-alive"));
            String answer = http.answer();

            assertThat(answer).startsWith("HTTP/1.1 " + status);
            if (status == 200 || status == 404) {
                assertThat(answer).doesNotContainIgnoringCase("\r\nConnection: close\r\n");
            }
            if (!answer.contains("\r\nConnection: close\r\n")) {
                http.send(request(target, body, "keep-alive"));
                assertThat(http.answer()).startsWith("HTTP/1.1 " + status);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Call.DETECT,
                Call.ANALYZE,
                "/facepp/v3/compare",
            })
    void a_preflight_request_is_answered_before_the_page_sends(String path) throws IOException {
        assertThat(RawHttp.exchange(
                        port,
                        "OPTIONS " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: https://page.example\r\n"
                                + "Access-Control-Request-Method: POST\r\n"
                                + "Access-Control-Request-Headers: content-type,x-requested-with\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
                .containsPattern("\r\nAccess-Control-Allow-Methods: [A-Z, ]*POST")
                .contains("\r\nAccess-Control-Allow-Headers: content-type,x-requested-with\r\n");
    }

    @Test
    void a_body_that_is_too_large_is_refused_to_pages_too() throws IOException {
        String head =
                "POST " + Call.DETECT + KEYS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                        + FORM + "\r\nContent-Length: 1000000000\r\n\r\n";
        try (RawHttp http = new RawHttp(port)) {
            http.send(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(http.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("\r\nAccess-Control-Allow-Origin: *\r\n", "\r\nConnection: close\r\n")
                    .endsWith("\r\n\r\nRequest Entity Too Large");
        }
    }

    /** Status, target and body of calls, one for each way an answer is made. */
    static Stream<Arguments> requests() {
        String picture = Base64.getUrlEncoder().encodeToString(FacePictures.blank());
        return Stream.of(
                Arguments.of(200, Call.DETECT + KEYS, "image_base64=" + picture),
                Arguments.of(400, Call.DETECT, ""),
                Arguments.of(400, Call.DETECT + KEYS, "image_base64=none"),
                Arguments.of(400, Call.ANALYZE + KEYS, "face_tokens=none&return_landmark=1"),
                Arguments.of(404, "/facepp/v3/compare" + KEYS, "image_url1=x"));
    }

    private static byte[] request(String target, String body, String connection) {
        return RawHttp.post(target, FORM, connection, body.getBytes(StandardCharsets.US_ASCII));
    }
}
