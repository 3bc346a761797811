package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.TestPictures;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Face++'s clients put everything into the query string: their secret, a picture, links as they find them. */
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class QueryStringTest {

    private static final String SECRET = "4wnJvS4TzPTn9Tg4tVwqxPgL";
    private static final String PATH = "/facepp/v3/detect?api_key=k&api_secret=" + SECRET;
    private static final int LONG = 64_000;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"a{b}.jpg", "a[0]|b^c`d\\e.jpg", "a\"b<c>.jpg"})
    void a_link_that_is_not_escaped_is_answered_in_the_shape_of_face_plus_plus(String name, CapturedOutput output)
            throws IOException {
        assertThat(post(PATH + "&image_url=http://x/" + name))
                .startsWith("HTTP/1.1 4")
                .contains("\"request_id\":")
                .contains("\"error_message\":\"INVALID_IMAGE_URL\"");
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void tomcat_quotes_no_request_lines() {
        // It does so once for each of its processors: whether the log above had the chance is not known.
        assertThat(LoggerFactory.getLogger("org.apache.coyote.http11.Http11Processor")
                        .isInfoEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.coyote.http2.Stream").isInfoEnabled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9.jpg", "a\u0007.jpg"})
    void what_no_url_may_hold_is_refused_in_json_and_its_secret_is_not_logged(String name, CapturedOutput output)
            throws IOException {
        assertThat(post(PATH + "&image_url=http://x/" + name))
                .startsWith("HTTP/1.1 400")
                // Tomcat reports no path, so that the API is not known.
                .contains("Content-Type: application/problem+json")
                .contains("\"code\":\"bad_request\"");
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void a_blank_ends_the_path_that_is_known_by_then(CapturedOutput output) throws IOException {
        assertThat(post(PATH + "&image_url=http://x/a b.jpg"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"BAD_ARGUMENTS: request\"");
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void a_picture_fits_into_the_query_string() throws IOException {
        // Behind its end a JPEG may be as long as it likes.
        byte[] picture = Arrays.copyOf(TestPictures.read(TestPictures.ASTRONAUT), LONG);
        String base64 = URLEncoder.encode(Base64.getEncoder().encodeToString(picture), StandardCharsets.UTF_8);
        assertThat(base64.length()).isGreaterThan(85_000);
        assertThat(post(PATH + "&image_base64=" + base64)).startsWith("HTTP/1.1 200");
    }

    private String post(String target) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            String head = "POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
