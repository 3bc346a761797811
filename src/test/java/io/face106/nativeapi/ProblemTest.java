package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Failure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({
        "MISSING_ARGUMENT, 400",
        "BAD_ARGUMENT, 400",
        "UNSUPPORTED_FORMAT, 415",
        "UNREADABLE_IMAGE, 422",
        "IMAGE_TOO_SMALL, 422",
        "IMAGE_TOO_LARGE, 413",
        "TOO_MANY_BYTES, 413",
        "LINK_REFUSED, 400",
        "LINK_TIMEOUT, 412",
        "UNAUTHENTICATED, 401",
        "FORBIDDEN, 403",
        "RATE_LIMITED, 429",
        "OVERLOADED, 503",
        "STORE_UNAVAILABLE, 503",
        "INTERNAL, 500"
    })
    void translates_every_failure(Failure.Reason reason, int status) {
        Problem problem = Problem.of(new Failure(reason, "image", "why"));
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.kind().code()).isEqualTo(reason.wireName());
        assertThat(problem.detail()).isEqualTo("why");
        assertThat(problem.field()).isEqualTo("image");
    }

    @Test
    void is_written_as_problem_details() {
        Problem problem = Problem.of(new Failure(Failure.Reason.UNSUPPORTED_FORMAT, "image", "a \"GIF\""));
        assertThat(text(problem))
                .isEqualTo("{\"type\":\"urn:face106:problem:unsupported-format\","
                        + "\"title\":\"The picture's format is not supported\",\"status\":415,"
                        + "\"detail\":\"a \\\"GIF\\\"\",\"code\":\"unsupported_format\",\"field\":\"image\","
                        + "\"request_id\":\"id\"}");
    }

    @Test
    void has_no_field_where_none_is_at_fault() {
        assertThat(text(new Problem(Problem.Kind.NOT_FOUND, "no such path"))).doesNotContain("field");
    }

    private static String text(Problem problem) {
        return new String(problem.write("id"), StandardCharsets.UTF_8);
    }
}
