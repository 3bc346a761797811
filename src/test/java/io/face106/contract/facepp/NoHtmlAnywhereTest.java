package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 5 of the contract, for requests that are not even good HTTP: no page, no stack trace, no name of a class. */
@RunningService
class NoHtmlAnywhereTest {

    private static final String START = "POST /facepp/v3/detect HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private static final String LONG = "a".repeat(140_000);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("brokenHeads")
    void a_broken_head_is_answered_in_the_shape_of_face_plus_plus(String request) throws IOException {
        assertThat(clean(request))
                .startsWith("HTTP/1.1 400")
                .contains("\r\nContent-Type: application/json;charset=UTF-8\r\n")
                .containsPattern(
                        "\\{\"time_used\":\\d+,\"error_message\":\"BAD_ARGUMENTS: request\",\"request_id\":\"[^\"]+\"}$");
    }

    static Stream<String> brokenHeads() {
        return Stream.of(
                START + "X-Long: " + LONG + "\r\n\r\n",
                START + "X-Many: a\r\n".repeat(500) + "\r\n",
                START + "no colon\r\n\r\n",
                START + "Bad Name: x\r\n\r\n",
                START + "Content-Length: -5\r\n\r\n",
                START + "Content-Length: x\r\n\r\n",
                START + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "POST /facepp/v3/detect HTTP/1.1\r\nConnection: close\r\n\r\n",
                "POST /facepp/v3/detect%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /facepp/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "POST\r\n\r\n"
            })
    void a_broken_request_line_is_answered_in_json(String request) throws IOException {
        assertThat(clean(request)).startsWith("HTTP/1.1 400").containsPattern("\\r\\n\\r\\n\\{.*}$");
    }

    @ParameterizedTest
    @MethodSource("brokenTargets")
    void a_problem_of_a_path_nobody_knows_has_the_member_that_clients_of_face_plus_plus_look_for(String target)
            throws IOException {
        assertThat(clean("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\r\nContent-Type: application/problem+json")
                .containsPattern("\\r\\n\\r\\n\\{.*\"error_message\":\"BAD_ARGUMENTS: request\"[,}].*$");
    }

    /** Where the fault is met before the end of the target, the path is never known. */
    static Stream<String> brokenTargets() {
        return Stream.of(
                "/facepp/v3/detect?image_base64=" + LONG,
                "/facepp/v3/detect?image_url=http://x/\u0007",
                // The bytes of UTF-8, as they stand.
                "/facepp/v3/detect?image_url=http://x/\u00e8\u0084\u00b8.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, abc",
        "multipart/form-data; boundary=, abc",
        "multipart/form-data; boundary=XX, ''",
        "multipart/form-data; boundary=XX, abc",
        "multipart/form-data; boundary=XX, --XX",
        "multipart/form-data; boundary=XX, '--XX\r\nContent-Disposition: form-data; name=\"image_file\"\r\n\r\nabc'",
        "multipart/form-data; boundary=XX, --YY--",
    })
    void a_broken_multipart_body_is_a_bad_argument(String type, String body) throws IOException {
        assertThat(clean(START + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"BAD_ARGUMENTS: body\"");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "application/json",
        "text/html",
        "image/jpeg",
        "application/octet-stream",
        ";;;",
        "multipart/mixed; boundary=XX",
        "application/xml"
    })
    void a_body_of_another_kind_says_nothing(String type) throws IOException {
        String head = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";

        assertThat(clean(START + head + "Content-Length: 14\r\n\r\n{\"api_key\":\"k\"}"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"MISSING_ARGUMENTS: api_key\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*", "application/xml", "x/y", "nonsense"})
    void what_a_client_would_rather_have_changes_nothing(String accept) throws IOException {
        assertThat(clean(START + "Accept: " + accept + "\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"MISSING_ARGUMENTS: api_key\"");
        assertThat(clean("GET /facepp/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + accept
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .endsWith("\r\n\r\n{\"error_message\":\"API_NOT_FOUND\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "get", "PROPFIND"})
    void a_method_nobody_knows_is_not_found(String method) throws IOException {
        assertThat(clean(method + " /facepp/v3/detect HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .endsWith("\r\n\r\n{\"error_message\":\"API_NOT_FOUND\"}");
    }

    @Test
    void a_chunked_body_that_is_broken_is_a_bad_argument() throws IOException {
        assertThat(
                        clean(
                                START
                                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"BAD_ARGUMENTS: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?api_key=%zz&api_secret=s", "?api_key=%&api_secret=%f", "?&&==&api_key=k&=x&api_secret=s"})
    void a_query_string_that_is_badly_escaped_is_taken_as_it_stands(String query) throws IOException {
        assertThat(clean("POST /facepp/v3/detect" + query
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"MISSING_ARGUMENTS: image_url, image_file, image_base64\"");
    }

    /** The answer, once it is clear that it tells nothing of what runs here and may be read by any page. */
    private String clean(String request) throws IOException {
        String answer = RawHttp.exchange(port, request);
        assertThat(answer)
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
                .doesNotContainIgnoringCase(
                        "<html", "<!doctype", "<h1", "exception", "Tomcat", "Spring", "java", "\tat ");
        return answer;
    }
}
