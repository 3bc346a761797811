package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.domain.Failure.Reason;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class OutcomeFilterTest {

    private static final String KEYS = "/facepp/v3/detect?api_key=k&api_secret=s";

    private final EdgeFixture edge = new EdgeFixture();
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> batches = new ArrayList<>();
    private final OutcomeFilter filter =
            new OutcomeFilter(outcome -> outcomes.add(outcome.wireName()), outcome -> batches.add(outcome.wireName()));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
            .setControllerAdvice(new ErrorAdvice())
            .addFilters(new CallFilter(), filter)
            .build();

    @Test
    void an_answer_counts_as_ok_in_both_apis() throws Exception {
        mvc.perform(jpeg("/v1/faces"));
        mvc.perform(picture(KEYS));

        assertThat(outcomes).containsExactly("ok", "ok");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/faces?profile=slow, bad_argument",
        "/v1/faces?colour=red, bad_argument",
        "/facepp/v3/detect, missing_argument",
        "/facepp/v3/detect?api_key=k&api_secret=s&return_landmark=7, bad_argument"
    })
    void what_is_refused_before_the_analysis_is_counted(String path, String outcome) throws Exception {
        mvc.perform(path.startsWith("/v1") ? jpeg(path) : picture(path));

        assertThat(outcomes).containsExactly(outcome);
    }

    @Test
    void a_link_that_is_not_fetched_is_counted() throws Exception {
        mvc.perform(post(KEYS + "&image_url=http://x/y.jpg"));

        assertThat(outcomes).containsExactly("link_refused");
    }

    @Test
    void a_missing_picture_is_counted_in_both_apis() throws Exception {
        mvc.perform(post("/v1/faces").contentType("image/jpeg"));
        mvc.perform(post(KEYS));

        assertThat(outcomes).containsExactly("missing_argument", "missing_argument");
    }

    @Test
    void bodies_that_cannot_be_read_are_counted() throws Exception {
        mvc.perform(post("/v1/faces").contentType("application/json").content("{"));
        mvc.perform(post("/v1/faces").contentType("image/jpeg").content(new byte[EdgeFixture.MAX_BODY + 1]));
        mvc.perform(post("/v1/faces").contentType("text/plain").content("x"));
        mvc.perform(get("/v1/faces"));

        assertThat(outcomes).containsExactly("malformed_body", "body_too_large", "bad_request", "bad_request");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void a_refused_picture_is_counted_by_its_reason_in_both_apis(Reason reason) throws Exception {
        edge.refuse(reason);

        mvc.perform(jpeg("/v1/faces"));
        mvc.perform(picture(KEYS));

        assertThat(outcomes).containsExactly(reason.wireName(), reason.wireName());
    }

    @Test
    void a_fault_of_ours_counts_as_internal() throws Exception {
        edge.thrown = new IllegalStateException("odd");

        mvc.perform(jpeg("/v1/faces"));

        assertThat(outcomes).containsExactly("internal");
    }

    @Test
    void an_error_that_nobody_answers_counts_as_internal_and_passes_through() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/faces");

        assertThatThrownBy(() -> filter.doFilter(request, new MockHttpServletResponse(), (in, out) -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOfAny(StackOverflowError.class, ServletException.class);

        assertThat(outcomes).containsExactly("internal");
    }

    @Test
    void whole_batches_are_counted_apart() throws Exception {
        for (int status : new int[] {200, 415}) {
            filter.doFilter(
                    new MockHttpServletRequest("POST", "/v1/batches"),
                    new MockHttpServletResponse(),
                    (in, out) -> ((MockHttpServletResponse) out).setStatus(status));
        }

        assertThat(batches).containsExactly("ok", "bad_request");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void other_paths_and_preflight_requests_ask_for_no_analysis() throws Exception {
        mvc.perform(get("/v1/models"));
        mvc.perform(options("/v1/faces").header("Origin", "http://x").header("Access-Control-Request-Method", "POST"));

        assertThat(outcomes).isEmpty();
    }

    private static MockHttpServletRequestBuilder jpeg(String path) {
        return post(path).contentType("image/jpeg").content(EdgeFixture.PICTURE);
    }

    private static MockHttpServletRequestBuilder picture(String path) {
        return post(path).contentType("multipart/form-data; boundary=XX").content(EdgeFixture.multipart("image_file"));
    }
}
