package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import io.face106.testing.TestPictures;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Section 5 of the contract: each row that can be reached from outside, with its status, its text and its members, and the
 * order of checks. Rows about keys have a class of their own.
 */
@RunningService
class ErrorTableTest {

    private static final String UNKNOWN = "ffffffffffffffffffffffffffffffff";

    @LocalServerPort
    int port;

    @Test
    void missing_arguments_has_a_blank_after_the_colon() {
        Call.detect(port).urlencoded().assertRefused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
        Call.detect(port).without("api_key").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: api_key");
        Call.detect(port).without("api_secret").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: api_secret");
        Call.analyze(port).urlencoded().assertRefused(400, "MISSING_ARGUMENTS: face_tokens");
    }

    @Test
    void bad_arguments_names_the_parameter() {
        blank().with("return_landmark", 9).urlencoded().assertRefused(400, "BAD_ARGUMENTS: return_landmark");
        blank().with("face_rectangle", "x").urlencoded().assertRefused(400, "BAD_ARGUMENTS: face_rectangle");
    }

    @Test
    void several_pictures_at_once_do_not_exclude_each_other() {
        assertThat(blank().file(FacePictures.blank())
                        .with("image_url", "http://127.0.0.1:9/")
                        .multipart()
                        .assertOk()
                        .text())
                .doesNotContain("COEXISTENCE_ARGUMENTS");
    }

    @Test
    void image_error_unsupported_format_has_a_blank_and_the_parameter() {
        byte[] cut = Arrays.copyOf(FacePictures.portrait(), 1000);

        Call.detect(port).file(cut).multipart().assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file");
        Call.detect(port).base64(cut).urlencoded().assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    @Test
    void invalid_image_size_is_about_pixels() {
        Call.detect(port)
                .file(TestPictures.plain(47, 48))
                .multipart()
                .assertRefused(400, "INVALID_IMAGE_SIZE: image_file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/a.jpg",
                "http://localhost/a.jpg",
                "https://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "ftp://example.org/a.jpg",
                "javascript:alert(1)",
                "not a link",
                "http://",
                "//"
            })
    void invalid_image_url_names_nothing(String link) {
        Call.detect(port).with("image_url", link).urlencoded().assertRefused(400, "INVALID_IMAGE_URL");
    }

    @Test
    void image_file_too_large_is_about_bytes() {
        Call.detect(port)
                .file(Arrays.copyOf(FacePictures.portrait(), (16 << 20) + 1))
                .multipart()
                .assertRefused(400, "IMAGE_FILE_TOO_LARGE: image_file");
    }

    @Test
    void invalid_face_token_has_no_blank_after_the_colon() {
        Call.analyze(port)
                .with("face_tokens", UNKNOWN)
                .with("return_landmark", 1)
                .urlencoded()
                .assertRefused(400, "INVALID_FACE_TOKEN:" + UNKNOWN);
    }

    @Test
    void invalid_face_tokens_size_is_none_or_more_than_five() {
        Call.analyze(port)
                .with("face_tokens", String.join(",", Collections.nCopies(6, UNKNOWN)))
                .with("return_landmark", 1)
                .urlencoded()
                .assertRefused(400, "INVALID_FACE_TOKENS_SIZE");
        Call.analyze(port)
                .with("face_tokens", ",")
                .with("return_landmark", 1)
                .urlencoded()
                .assertRefused(400, "INVALID_FACE_TOKENS_SIZE");
    }

    @Test
    void void_request_asks_for_nothing() {
        Call.analyze(port).with("face_tokens", UNKNOWN).urlencoded().assertRefused(400, "VOID_REQUEST");
    }

    @Test
    void api_not_found_has_no_other_member() {
        new Call(port, "/facepp/v3/compare").urlencoded().assertNotFound();
        Call.detect(port).method("GET").assertNotFound();
    }

    @Test
    void a_body_beyond_the_limit_is_answered_in_plain_text() {
        Answer answer = Call.detect(port).body("application/x-www-form-urlencoded", new byte[(24 << 20) + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.text()).isEqualTo("Request Entity Too Large");
    }

    @Test
    void credentials_are_checked_before_arguments() {
        Call.detect(port)
                .without("api_secret")
                .with("return_landmark", 9)
                .urlencoded()
                .assertRefused(400, "MISSING_ARGUMENTS: api_secret");
        Call.analyze(port).without("api_key").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: api_key");
    }

    @Test
    void the_key_is_missed_before_the_secret() {
        Call.detect(port)
                .without("api_secret")
                .without("api_key")
                .urlencoded()
                .assertRefused(400, "MISSING_ARGUMENTS: api_key");
    }

    @Test
    void a_missing_picture_is_told_before_a_wrong_value() {
        Call.detect(port)
                .with("return_landmark", 9)
                .urlencoded()
                .assertRefused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
    }

    @Test
    void arguments_are_checked_before_the_picture() {
        Call.detect(port)
                .file(new byte[] {1})
                .with("return_landmark", 9)
                .multipart()
                .assertRefused(400, "BAD_ARGUMENTS: return_landmark");
        Call.detect(port)
                .with("image_base64", "?")
                .with("calculate_all", 9)
                .urlencoded()
                .assertRefused(400, "BAD_ARGUMENTS: calculate_all");
        Call.detect(port)
                .with("image_url", "?")
                .with("face_rectangle", 9)
                .urlencoded()
                .assertRefused(400, "BAD_ARGUMENTS: face_rectangle");
    }

    @Test
    void the_form_of_the_body_is_checked_before_credentials() {
        Call.detect(port)
                .without("api_key")
                .body("multipart/form-data", new byte[10])
                .assertRefused(400, "BAD_ARGUMENTS: body");
    }

    @Test
    void tokens_are_counted_before_values_are_read_before_tokens_are_looked_up() {
        Call six = Call.analyze(port).with("face_tokens", "1,2,3,4,5,6").with("return_landmark", 9);

        six.urlencoded().assertRefused(400, "INVALID_FACE_TOKENS_SIZE");
        six.with("face_tokens", "1").urlencoded().assertRefused(400, "BAD_ARGUMENTS: return_landmark");
        six.with("return_landmark", 0).urlencoded().assertRefused(400, "VOID_REQUEST");
        six.with("return_landmark", 1).urlencoded().assertRefused(400, "INVALID_FACE_TOKEN:1");
    }

    private Call blank() {
        return Call.detect(port).base64(FacePictures.blank());
    }
}
