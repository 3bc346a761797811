package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Failure;
import io.face106.facepp.FaceppError.Code;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaceppErrorTest {

    private static final Stamp STAMP =
            Stamp.of(Instant.ofEpochSecond(1_514_541_255), UUID.fromString("d74b5ceb-d082-4383-b23f-f240675935f3"), 27);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING_ARGUMENTS|face_tokens|400|MISSING_ARGUMENTS: face_tokens",
                "BAD_ARGUMENTS|return_landmark|400|BAD_ARGUMENTS: return_landmark",
                "COEXISTENCE_ARGUMENTS||400|COEXISTENCE_ARGUMENTS",
                "IMAGE_ERROR_UNSUPPORTED_FORMAT|image_file|400|IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file",
                "INVALID_IMAGE_SIZE|image_file|400|INVALID_IMAGE_SIZE: image_file",
                "INVALID_IMAGE_URL||400|INVALID_IMAGE_URL",
                "IMAGE_FILE_TOO_LARGE|image_base64|400|IMAGE_FILE_TOO_LARGE: image_base64",
                "IMAGE_DOWNLOAD_TIMEOUT||412|IMAGE_DOWNLOAD_TIMEOUT",
                "INVALID_FACE_TOKEN|abc|400|INVALID_FACE_TOKEN:abc",
                "INVALID_FACE_TOKENS_SIZE||400|INVALID_FACE_TOKENS_SIZE",
                "VOID_REQUEST||400|VOID_REQUEST",
                "TOO_MANY_FACE_ATTRIBUTES||400|TOO_MANY_FACE_ATTRIBUTES",
                "AUTHENTICATION_ERROR||401|AUTHENTICATION_ERROR",
                "AUTHORIZATION_ERROR|Denied by Client|403|AUTHORIZATION_ERROR:Denied by Client",
                "CONCURRENCY_LIMIT_EXCEEDED||403|CONCURRENCY_LIMIT_EXCEEDED",
                "INSUFFICIENT_PERMISSION|calculate_all|403|INSUFFICIENT_PERMISSION:calculate_all",
                "API_NOT_FOUND||404|API_NOT_FOUND",
                "REQUEST_ENTITY_TOO_LARGE||413|Request Entity Too Large",
                "INTERNAL_ERROR||500|INTERNAL_ERROR"
            })
    void has_the_status_and_text_of_face_plus_plus(Code code, String about, int status, String message) {
        FaceppError error = new FaceppError(code, about);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING_ARGUMENT|400|MISSING_ARGUMENTS: image_file",
                "BAD_ARGUMENT|400|BAD_ARGUMENTS: image_file",
                "UNSUPPORTED_FORMAT|400|IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file",
                "UNREADABLE_IMAGE|400|IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file",
                "IMAGE_TOO_SMALL|400|INVALID_IMAGE_SIZE: image_file",
                "IMAGE_TOO_LARGE|400|INVALID_IMAGE_SIZE: image_file",
                "TOO_MANY_BYTES|400|IMAGE_FILE_TOO_LARGE: image_file",
                "LINK_REFUSED|400|INVALID_IMAGE_URL",
                "LINK_TIMEOUT|412|IMAGE_DOWNLOAD_TIMEOUT",
                "UNAUTHENTICATED|401|AUTHENTICATION_ERROR",
                "FORBIDDEN|403|AUTHORIZATION_ERROR:the reason",
                "RATE_LIMITED|403|CONCURRENCY_LIMIT_EXCEEDED",
                "STORE_UNAVAILABLE|500|INTERNAL_ERROR",
                "OVERLOADED|403|CONCURRENCY_LIMIT_EXCEEDED",
                "INTERNAL|500|INTERNAL_ERROR"
            })
    void translates_every_failure(Failure.Reason reason, int status, String message) {
        FaceppError error = FaceppError.of(new Failure(reason, "image_file", "the reason"));
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @EnumSource
    void no_failure_is_left_without_words(Failure.Reason reason) {
        assertThat(FaceppError.of(new Failure(reason, "not shown")).message()).isNotBlank();
    }

    @Test
    void an_ordinary_error_has_three_members() {
        assertThat(body(new FaceppError(Code.MISSING_ARGUMENTS, "face_tokens")))
                .isEqualTo("{\"time_used\":27,\"error_message\":\"MISSING_ARGUMENTS: face_tokens\","
                        + "\"request_id\":\"1514541255,d74b5ceb-d082-4383-b23f-f240675935f3\"}");
    }

    @Test
    void some_errors_have_the_message_only() {
        assertThat(body(new FaceppError(Code.API_NOT_FOUND))).isEqualTo("{\"error_message\":\"API_NOT_FOUND\"}");
        assertThat(body(new FaceppError(Code.AUTHORIZATION_ERROR, "Denied by Admin")))
                .isEqualTo("{\"error_message\":\"AUTHORIZATION_ERROR:Denied by Admin\"}");
    }

    @Test
    void a_body_that_is_too_large_is_answered_in_plain_text() {
        assertThat(body(new FaceppError(Code.REQUEST_ENTITY_TOO_LARGE))).isEqualTo("Request Entity Too Large");
    }

    private static String body(FaceppError error) {
        return new String(ErrorAnswer.write(error, STAMP), StandardCharsets.UTF_8);
    }
}
