package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;

class ByteAnswersTest {

    private final ByteAnswers answers = new ByteAnswers();

    @Test
    void takes_answers_that_are_bytes_already_and_no_others() throws Exception {
        assertThat(answers.supportsReturnType(returned("bytes"))).isTrue();
        for (String other : List.of("text", "raw", "list", "nothing")) {
            assertThat(answers.supportsReturnType(returned(other))).as(other).isFalse();
        }
    }

    @Test
    void status_headers_and_body_are_written_as_they_are() throws Exception {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        MockHttpServletResponse response = written(ResponseEntity.status(202)
                .header("X-Two", "a", "b")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));

        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getHeaders("X-Two")).containsExactly("a", "b");
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentLength()).isEqualTo(body.length);
        assertThat(response.getContentAsByteArray()).isEqualTo(body);
    }

    @Test
    void an_answer_may_have_no_body() throws Exception {
        assertThat(written(ResponseEntity.status(404).<byte[]>build()).getContentAsByteArray())
                .isEmpty();
    }

    private MockHttpServletResponse written(ResponseEntity<byte[]> answer) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ModelAndViewContainer container = new ModelAndViewContainer();
        answers.handleReturnValue(
                answer, returned("bytes"), container, new ServletWebRequest(new MockHttpServletRequest(), response));
        assertThat(container.isRequestHandled()).isTrue();
        return response;
    }

    private static MethodParameter returned(String method) throws NoSuchMethodException {
        return new MethodParameter(Shapes.class.getDeclaredMethod(method), -1);
    }

    interface Shapes {
        ResponseEntity<byte[]> bytes();

        ResponseEntity<String> text();

        @SuppressWarnings("rawtypes")
        ResponseEntity raw();

        List<byte[]> list();

        void nothing();
    }
}
