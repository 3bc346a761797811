package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.TestCues;
import io.face106.TestFaces;
import io.face106.domain.Failure;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.pipeline.FaceAnalyzer;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FacesEdgeTest {

    private static final String PATH = "/v1/faces";
    private static final String FORM = "multipart/form-data; boundary=XX";
    private static final String BASE64 = Base64.getEncoder().encodeToString(EdgeFixture.PICTURE);

    private final EdgeFixture edge = new EdgeFixture();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
            .setControllerAdvice(new ErrorAdvice())
            .addFilters(new CallFilter())
            .build();

    @Test
    void a_client_that_has_gone_is_not_told_and_is_no_fault_of_ours() throws Exception {
        edge.thrown = new UncheckedIOException(new AsyncRequestNotUsableException("the connection is closed"));
        MockHttpServletResponse answer = send(raw("").contentType("image/jpeg"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/webp", "image/bmp", "application/octet-stream"})
    void takes_the_picture_as_the_body(String type) throws Exception {
        MockHttpServletResponse answer =
                send(raw("?profile=fast&stages=detect,landmark").contentType(type));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/json");
        JsonNode json = JsonMapper.shared().readTree(answer.getContentAsString());
        assertThat(json.at("/faces/0/landmarks/points")).hasSize(106);
        assertThat(json.get("request_id").asString()).isEqualTo(answer.getHeader("X-Request-Id"));
        assertThat(edge.picture).isEqualTo(EdgeFixture.PICTURE);
        assertThat(edge.options.profile()).isEqualTo(Profile.FAST);
        assertThat(edge.options.wants(StageName.POSE)).isFalse();
        assertThat(edge.encoded).hasSize(1);
    }

    @Test
    void a_body_without_a_type_is_taken_for_a_picture() throws Exception {
        assertThat(send(raw("")).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "?stages=detect, false", "?stages=occlusion, true", "'?stages=landmark,pose', false"})
    void occlusion_is_answered_unless_it_is_left_out(String query, boolean answered) throws Exception {
        FaceAnalyzer analyzer = (picture, options, caller) -> {
            edge.options = options;
            return TestFaces.analysis(TestCues.covered(100, 50, 200));
        };
        String answer = MockMvcBuilders.standaloneSetup(new FacesController(
                        analyzer, new FacesReader(EdgeFixture.DEFAULTS), edge.reception, edge.encoded::add))
                .build()
                .perform(raw(query).contentType("image/jpeg"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(edge.options.wants(StageName.OCCLUSION)).isEqualTo(answered);
        assertThat(JsonMapper.shared().readTree(answer).at("/faces/0").has("occlusion"))
                .isEqualTo(answered);
    }

    @Test
    void takes_a_multipart_form() throws Exception {
        MockHttpServletResponse answer = send(post(PATH + "?timings=true")
                .contentType(FORM)
                .content(EdgeFixture.multipart("image", "order", "facepp", "max_faces", "3")));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("\"stage_ms\":{").contains("\"names\":[\"contour_left1\"");
        assertThat(edge.options.maxFaces()).isEqualTo(3);
    }

    @Test
    void takes_json() throws Exception {
        MockHttpServletResponse answer = send(json("{\"image\":\"" + BASE64 + "\",\"profile\":\"accurate\"}"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(edge.picture).isEqualTo(EdgeFixture.PICTURE);
        assertThat(edge.options.profile()).isEqualTo(Profile.ACCURATE);
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_ARGUMENT, 400",
        "BAD_ARGUMENT, 400",
        "UNSUPPORTED_FORMAT, 415",
        "UNREADABLE_IMAGE, 422",
        "IMAGE_TOO_SMALL, 422",
        "IMAGE_TOO_LARGE, 413",
        "TOO_MANY_BYTES, 413",
        "OVERLOADED, 503",
        "INTERNAL, 500"
    })
    void a_refused_picture_is_a_problem(Failure.Reason reason, int status) throws Exception {
        edge.refuse(reason);
        MockHttpServletResponse answer = send(raw("").contentType("image/png"));
        JsonNode problem = assertProblem(answer, status, reason.wireName());
        assertThat(problem.get("detail").asString()).isEqualTo("why it is so");
        assertThat(problem.has("field")).isFalse();
        assertThat(answer.getHeader("Retry-After")).isEqualTo(status == 503 ? "1" : null);
    }

    @Test
    void a_refused_picture_is_blamed_on_its_field() throws Exception {
        edge.refuse(Failure.Reason.UNREADABLE_IMAGE);
        JsonNode problem = assertProblem(send(json("{\"image\":\"" + BASE64 + "\"}")), 422, "unreadable_image");
        assertThat(problem.get("field").asString()).isEqualTo("image");
    }

    @ParameterizedTest
    @CsvSource({
        "?profil=fast, profil",
        "?profile=slow, profile",
        "?min_face=0, min_face",
        "?timings=true&timings=true, timings"
    })
    void options_that_cannot_be_understood_are_refused(String query, String field) throws Exception {
        JsonNode problem = assertProblem(send(raw(query).contentType("image/png")), 400, "bad_argument");
        assertThat(problem.get("field").asString()).isEqualTo(field);
    }

    @Test
    void an_option_given_in_two_places_is_refused() throws Exception {
        MockHttpServletRequestBuilder request =
                post(PATH + "?order=lapa").contentType(FORM).content(EdgeFixture.multipart("image", "order", "lapa"));
        assertThat(assertProblem(send(request), 400, "bad_argument")
                        .get("field")
                        .asString())
                .isEqualTo("order");
    }

    @Test
    void a_missing_picture_is_refused() throws Exception {
        JsonNode json = assertProblem(send(json("{\"profile\":\"fast\"}")), 400, "missing_argument");
        assertThat(json.get("field").asString()).isEqualTo("image");
        assertProblem(send(post(PATH).contentType("image/png")), 400, "missing_argument");
        assertProblem(send(post(PATH).contentType(FORM).content(EdgeFixture.multipart(null))), 400, "missing_argument");
    }

    @Test
    void bodies_that_cannot_be_read_are_refused() throws Exception {
        assertProblem(send(json("{\"image\":")), 400, "malformed_body");
        assertProblem(send(post(PATH).contentType(FORM).content("--XX\r\nhalf")), 400, "malformed_body");
        assertProblem(send(raw("").contentType("multipart/form-data")), 400, "malformed_body");
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        MockHttpServletRequestBuilder request =
                post(PATH).contentType("image/png").content(new byte[EdgeFixture.MAX_BODY + 1]);
        assertProblem(send(request), 413, "body_too_large");
        assertThat(send(post(PATH).contentType("image/png").content(new byte[EdgeFixture.MAX_BODY]))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void other_media_types_are_refused_with_the_ones_expected() throws Exception {
        JsonNode problem = assertProblem(send(raw("").contentType("image/tiff")), 415, "unsupported_media_type");
        assertThat(problem.get("detail").asString()).contains("image/jpeg").contains("image/tiff");
    }

    @Test
    void other_methods_are_refused_with_the_one_expected() throws Exception {
        MockHttpServletResponse answer = send(get(PATH));
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.getHeader("Allow")).isEqualTo("POST");
    }

    @Test
    void an_answer_that_is_not_wanted_as_json_is_refused() throws Exception {
        assertProblem(send(raw("").contentType("image/png").accept("text/html")), 406, "not_acceptable");
    }

    @Test
    void unknown_paths_are_not_found() throws Exception {
        assertProblem(send(post("/v2/faces")), 404, "not_found");
        assertProblem(send(get("/")), 404, "not_found");
    }

    @Test
    void a_fault_of_ours_shows_nothing_of_itself() throws Exception {
        edge.thrown = new IllegalStateException("secret detail");
        MockHttpServletResponse answer = send(raw("").contentType("image/png"));
        assertProblem(answer, 500, "internal");
        assertThat(answer.getContentAsString()).doesNotContain("secret");
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder raw(String query) {
        return post(PATH + query).content(EdgeFixture.PICTURE);
    }

    private static MockHttpServletRequestBuilder json(String body) {
        return post(PATH).contentType("application/json").content(body);
    }

    private static JsonNode assertProblem(MockHttpServletResponse answer, int status, String code) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:face106:problem:" + code.replace('_', '-'));
        assertThat(problem.get("request_id").asString()).isEqualTo(answer.getHeader("X-Request-Id"));
        return problem;
    }
}
