package io.face106.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.domain.Failure;
import io.face106.domain.StageName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class FaceppEdgeTest {

    private static final String PATH = "/facepp/v3/detect";
    private static final String FORM = "multipart/form-data; boundary=XX";
    private static final String BASE64 = Base64.getEncoder().encodeToString(EdgeFixture.PICTURE);

    private final EdgeFixture edge = new EdgeFixture();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
            .setControllerAdvice(new ErrorAdvice())
            .addFilters(new CallFilter())
            .build();

    @Test
    void answers_a_multipart_form() throws Exception {
        MockHttpServletResponse answer =
                send(form("image_file", "return_landmark", "2", "return_attributes", "headpose"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.getContentAsString())
                .matches("\\{\"request_id\":\"\\d{10},[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\","
                        + "\"time_used\":\\d+,\"faces\":\\[\\{\"face_token\".*\"landmark\":\\{.*"
                        + "\"headpose\":\\{\"pitch_angle\":5.0,.*\"face_num\":1}");
        assertThat(edge.picture).isEqualTo(EdgeFixture.PICTURE);
        assertThat(edge.options.maxAnalysed()).isEqualTo(100);
        assertThat(edge.store.faces).hasSize(1);
        assertThat(edge.encoded).hasSize(1);
    }

    @Test
    void only_what_is_answered_is_analysed_if_faces_are_not_kept() throws Exception {
        edge.store.keeps = false;
        send(form("image_file", "return_landmark", "2"));
        assertThat(edge.options.maxAnalysed()).isEqualTo(5);
        assertThat(edge.options.stages()).containsExactly(StageName.LANDMARK);
    }

    @Test
    void texts_may_come_as_files() throws Exception {
        String files = new String(EdgeFixture.multipart("image_file", "api_key", "k", "api_secret", "s"), UTF_8)
                .replaceAll("name=\"(api_\\w+)\"", "name=\"$1\"; filename=\"$1\"");
        assertThat(send(post(PATH).contentType(FORM).content(files.getBytes(UTF_8)))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void names_the_request_alike_in_header_and_body() throws Exception {
        MockHttpServletResponse answer = send(form("image_file"));
        assertThat(answer.getContentAsString()).contains("," + answer.getHeader("X-Request-Id") + "\"");
    }

    @Test
    void reads_parameters_from_an_urlencoded_body() throws Exception {
        String body = "api_key=k&api_secret=s&return_landmark=1&image_base64="
                + URLEncoder.encode("data:image/jpeg;base64," + BASE64, StandardCharsets.UTF_8);
        MockHttpServletResponse answer = send(
                post(PATH).contentType(MediaType.APPLICATION_FORM_URLENCODED).content(body));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("nose_contour_lower_middle");
        assertThat(edge.picture).isEqualTo(EdgeFixture.PICTURE);
    }

    @Test
    void reads_parameters_from_the_query_string() throws Exception {
        String query = "?api_key=k&api_secret=s&return_landmark=2&image_base64=" + BASE64;
        MockHttpServletResponse answer = send(post(URI.create(PATH + query)));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("contour_left16");
    }

    @Test
    void mixes_query_and_form_and_lets_the_form_win() throws Exception {
        MockHttpServletRequestBuilder request = post(URI.create(PATH + "?api_key=k&api_secret=s&return_landmark=9"))
                .contentType(FORM)
                .content(EdgeFixture.multipart("image_file", "return_landmark", "2"));
        assertThat(send(request).getStatus()).isEqualTo(200);
    }

    @Test
    void takes_a_file_without_a_file_name() throws Exception {
        String part = "--XX\r\nContent-Disposition: form-data; name=\"image_file\"\r\n\r\nBYTES\r\n--XX--";
        MockHttpServletRequestBuilder request = post(URI.create(PATH + "?api_key=k&api_secret=s"))
                .contentType(FORM)
                .content(part);
        assertThat(send(request).getStatus()).isEqualTo(200);
        assertThat(edge.picture).isEqualTo("BYTES".getBytes(StandardCharsets.US_ASCII));
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
                "OVERLOADED|403|CONCURRENCY_LIMIT_EXCEEDED",
                "INTERNAL|500|INTERNAL_ERROR"
            })
    void a_refused_picture_is_answered_in_face_plus_plus_words(Failure.Reason reason, int status, String message)
            throws Exception {
        edge.refuse(reason);
        assertError(send(form("image_file")), status, message);
    }

    @Test
    void an_error_names_the_parameter_the_picture_came_by() throws Exception {
        edge.refuse(Failure.Reason.UNSUPPORTED_FORMAT);
        assertError(send(form(null, "image_base64", BASE64)), 400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    @Test
    void a_missing_picture_and_a_bad_value_are_refused() throws Exception {
        assertError(send(form(null)), 400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
        assertError(send(form("image_file", "return_landmark", "7")), 400, "BAD_ARGUMENTS: return_landmark");
        assertError(send(post(PATH)), 400, "MISSING_ARGUMENTS: api_key");
        assertError(send(form(null, "image_url", "http://x/y.jpg")), 400, "INVALID_IMAGE_URL");
    }

    @Test
    void what_detect_found_can_be_analysed_by_its_token() throws Exception {
        send(form("image_file"));
        String token = edge.store.faces.keySet().iterator().next();
        MockHttpServletResponse answer = send(analyze("face_tokens", token, "return_attributes", "headpose"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains(token).contains("headpose");
        assertOpen(answer);
    }

    @Test
    void a_store_that_is_gone_breaks_analyze_and_not_detect() throws Exception {
        edge.store.gone = true;
        assertError(send(analyze("face_tokens", "a", "return_landmark", "1")), 500, "INTERNAL_ERROR");
        MockHttpServletResponse answer = send(form("image_file", "return_landmark", "1"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("landmark").doesNotContain("face_token");
    }

    @Test
    void attributes_that_nothing_tells_are_named_in_a_header() throws Exception {
        MockHttpServletResponse answer = send(form("image_file", "return_attributes", "age,headpose,gender"));
        assertThat(answer.getHeader("X-Unsupported-Attributes")).isEqualTo("gender,age");
        assertThat(answer.getHeader("Access-Control-Expose-Headers")).contains("X-Unsupported-Attributes");
        assertThat(send(form("image_file", "return_attributes", "headpose")).containsHeader("X-Unsupported-Attributes"))
                .isFalse();
    }

    @Test
    void a_body_that_ends_early_is_refused() throws Exception {
        byte[] whole = EdgeFixture.multipart("image_file", "api_key", "k", "api_secret", "s");
        byte[] half = Arrays.copyOf(whole, whole.length - 10);
        assertError(send(post(PATH).contentType(FORM).content(half)), 400, "BAD_ARGUMENTS: body");
    }

    @Test
    void a_body_that_is_too_large_is_answered_in_plain_text() throws Exception {
        MockHttpServletResponse answer = send(post(PATH).contentType(FORM).content(new byte[EdgeFixture.MAX_BODY + 1]));
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(answer.getContentType()).startsWith("text/plain");
        assertThat(answer.getContentAsString()).isEqualTo("Request Entity Too Large");
        assertOpen(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/facepp/v3/detect/",
                "/facepp/v3/compare",
                "/facepp/v3/search",
                "/facepp/v3/faceset/create",
                "/facepp/v1/3dface"
            })
    void unknown_paths_are_not_found(String path) throws Exception {
        assertNotFound(send(post(path)));
    }

    @Test
    void other_methods_are_not_found() throws Exception {
        assertNotFound(send(get(PATH)));
    }

    @Test
    void a_fault_of_ours_shows_nothing_of_itself() throws Exception {
        edge.thrown = new IllegalStateException("secret detail");
        MockHttpServletResponse answer = send(form("image_file"));
        assertError(answer, 500, "INTERNAL_ERROR");
        assertThat(answer.getContentAsString()).doesNotContain("secret");
    }

    @Test
    void browsers_may_ask_before_they_send() throws Exception {
        MockHttpServletResponse answer = send(options(PATH)
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-requested-with"));
        assertThat(answer.getStatus()).isEqualTo(204);
        assertOpen(answer);
        assertThat(answer.getHeader("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.getHeader("Access-Control-Allow-Headers")).isEqualTo("x-requested-with");
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder form(String file, String... pairs) {
        return form(PATH, file, pairs);
    }

    private static MockHttpServletRequestBuilder analyze(String... pairs) {
        return form("/facepp/v3/face/analyze", null, pairs);
    }

    private static MockHttpServletRequestBuilder form(String path, String file, String[] pairs) {
        String[] all = new String[pairs.length + 4];
        System.arraycopy(new String[] {"api_key", "k", "api_secret", "s"}, 0, all, 0, 4);
        System.arraycopy(pairs, 0, all, 4, pairs.length);
        return post(path).contentType(FORM).content(EdgeFixture.multipart(file, all));
    }

    private static void assertError(MockHttpServletResponse answer, int status, String message) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString())
                .matches("\\{\"time_used\":\\d+,\"error_message\":\"" + message
                        + "\",\"request_id\":\"\\d{10},[0-9a-f-]{36}\"}");
        assertOpen(answer);
    }

    private static void assertNotFound(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).isEqualTo("{\"error_message\":\"API_NOT_FOUND\"}");
        assertOpen(answer);
    }

    private static void assertOpen(MockHttpServletResponse answer) {
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.getHeader("X-Request-Id")).hasSize(36);
    }
}
