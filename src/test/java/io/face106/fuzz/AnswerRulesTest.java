package io.face106.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.fuzz.Wire.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fuzz tests' judge lets right answers pass and sees what is wrong with others. */
class AnswerRulesTest {

    private static final String HEAD =
            "HTTP/1.1 %d\r\nAccess-Control-Allow-Origin: *\r\nX-Request-Id: 1\r\nContent-Type: application/json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/facepp/v3/detect | 200 | {'request_id':'1','time_used':2,'faces':[]}",
                "/facepp/v3/detect | 400 | {'request_id':'1','time_used':2,'error_message':'BAD_ARGUMENTS: body'}",
                "/facepp/v3/detect | 404 | {'error_message':'API_NOT_FOUND'}",
                "/facepp/v3/detect | 413 | Request Entity Too Large",
                "/v1/faces | 400 | {'code':'malformed_body'}"
            })
    void lets_right_answers_pass(String path, int status, String body) {
        assertThatCode(() -> check(path, status, body, HEAD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/facepp/v3/detect | 500 | {'request_id':'1','time_used':2,'error_message':'INTERNAL_ERROR'} | status",
                "/facepp/v3/detect | 200 | {'request_id':'1'} | no faces",
                "/facepp/v3/detect | 400 | {'time_used':2,'error_message':'BAD_ARGUMENTS'} | members",
                "/facepp/v3/detect | 400 | {'error_message':'SOMETHING_ELSE'} | outside the table",
                "/facepp/v3/detect | 413 | {'error_message':'API_NOT_FOUND'} | not the plain text",
                "/facepp/v3/detect | 400 | not JSON | no JSON",
                "/v1/faces | 400 | {'code':'not_found'} | outside the table",
                "/v1/faces | 400 | {'code':'bad_argument','detail':'java.io.IOException: x'} | 'Exception'",
                "/v1/faces | 404 | <html></html> | '<html'"
            })
    void sees_what_is_wrong(String path, int status, String body, String expected) {
        assertThatThrownBy(() -> check(path, status, body, HEAD)).hasMessageContaining(expected);
    }

    @Test
    void an_answer_may_quote_what_was_asked() {
        byte[] request = "{\"at o\u00ffrg.\":2}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatCode(() -> AnswerRules.leaksNothing("{\"field\":\"at org.\"}", request))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> AnswerRules.leaksNothing("at org.x", new byte[0]))
                .hasMessageContaining("at org.");
    }

    @ParameterizedTest
    @CsvSource({"Access-Control-Allow-Origin, no CORS header", "X-Request-Id, no request id"})
    void misses_a_header(String header, String expected) {
        String without = HEAD.replace(header, "Other");
        assertThatThrownBy(() -> check("/v1/faces", 400, "{'code':'malformed_body'}", without))
                .hasMessageContaining(expected);
    }

    private static void check(String path, int status, String body, String head) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        AnswerRules.check(new Answer(status, head.formatted(status), bytes), path, new byte[0]);
    }
}
