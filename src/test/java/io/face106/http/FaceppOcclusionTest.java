package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.StageName;
import io.face106.facepp.Attributes;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Attributes of what is covered, where the networks know of it and where they do not. */
class FaceppOcclusionTest {

    private static final String ALL = "eyestatus,mouthstatus,glass,nose_occlusion,chin_occlusion,face_occlusion";
    private static final String UNSUPPORTED = "X-Unsupported-Attributes";

    private final EdgeFixture edge = new EdgeFixture();

    @Test
    void where_they_know_all_of_it_is_told() throws Exception {
        edge.occlusion = true;
        MockHttpServletResponse answer = detect(ALL);

        assertThat(answer.containsHeader(UNSUPPORTED)).isFalse();
        assertThat(attributes(answer))
                .contains(
                        "\"eyestatus\":{\"left_eye_status\":{",
                        "\"right_eye_status\":{",
                        "\"mouthstatus\":{",
                        "\"glass\":{\"value\":",
                        "\"nose_occlusion\":{",
                        "\"chin_occlusion\":{",
                        "\"face_occlusion\":{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyestatus", "mouthstatus", "glass", ALL, ALL + ",headpose,eyegaze"})
    void analyze_tells_it_to_the_letter_as_detect_does(String asked) throws Exception {
        edge.occlusion = true;
        MockHttpServletResponse detected = detect(asked);
        String token = edge.store.faces.keySet().iterator().next();
        MockHttpServletResponse analyzed =
                send("/facepp/v3/face/analyze", null, "face_tokens", token, "return_attributes", asked);

        assertThat(attributes(analyzed)).isEqualTo(attributes(detected)).isNotEqualTo("{}");
        assertThat(edge.options.stages()).isEqualTo(AnalysisOptions.OPTIONAL);
    }

    @Test
    void only_what_is_asked_for_is_looked_at_if_faces_are_not_kept() throws Exception {
        edge.occlusion = true;
        edge.store.keeps = false;

        detect("mouthstatus");
        assertThat(edge.options.stages()).containsExactlyInAnyOrder(StageName.LANDMARK, StageName.OCCLUSION);
        detect("eyegaze");
        assertThat(edge.options.stages()).containsExactly(StageName.LANDMARK);
    }

    @Test
    void where_they_do_not_it_is_left_out_and_named() throws Exception {
        MockHttpServletResponse answer = detect(ALL + ",headpose");

        assertThat(attributes(answer)).startsWith("{\"headpose\":{").doesNotContain("eye", "mouth", "glass", "occl");
        assertThat(answer.getHeader(UNSUPPORTED)).isEqualTo(ALL);
    }

    @Test
    void or_refused() throws Exception {
        edge.unsupported = Attributes.Unsupported.REJECT;

        for (String attribute : ALL.split(",", -1)) {
            MockHttpServletResponse answer = detect(attribute);
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getContentAsString()).contains("\"BAD_ARGUMENTS: return_attributes\"");
        }
        edge.occlusion = true;
        assertThat(detect(ALL).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse detect(String attributes) throws Exception {
        return send("/facepp/v3/detect", "image_file", "return_attributes", attributes);
    }

    private MockHttpServletResponse send(String path, String file, String name, String... rest) throws Exception {
        String[] pairs = new String[rest.length + 5];
        System.arraycopy(new String[] {"api_key", "k", "api_secret", "s", name}, 0, pairs, 0, 5);
        System.arraycopy(rest, 0, pairs, 5, rest.length);
        return MockMvcBuilders.standaloneSetup(edge.facepp())
                .setControllerAdvice(new ErrorAdvice())
                .addFilters(new CallFilter())
                .build()
                .perform(post(path)
                        .contentType("multipart/form-data; boundary=XX")
                        .content(EdgeFixture.multipart(file, pairs)))
                .andReturn()
                .getResponse();
    }

    private static String attributes(MockHttpServletResponse answer) throws UnsupportedEncodingException {
        String text = answer.getContentAsString();
        assertThat(text).contains("\"attributes\":{");
        return text.replaceAll(".*\"attributes\":(.*?)}].*", "$1");
    }
}
