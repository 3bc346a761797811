package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 3 of the contract: {@code eyestatus}, {@code glass}, {@code mouthstatus} and hidden parts. */
@RunningService
class OcclusionAttributesTest {

    private static final String ALL = "eyestatus,mouthstatus,glass,nose_occlusion,chin_occlusion,face_occlusion";
    private static final String SHARE = "\\d{1,3}\\.\\d{1,3}";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"left_eye_status, right_eye_status", "right_eye_status, left_eye_status"})
    void an_eye_has_six_shares_that_sum_to_100(String eye, String other) {
        for (JsonNode face : faces("eyestatus")) {
            JsonNode eyes = face.at("/attributes/eyestatus");
            assertThat(eyes.propertyNames()).containsExactlyInAnyOrder(eye, other);
            assertThat(eyes.get(eye).propertyNames())
                    .containsExactly(
                            "normal_glass_eye_open",
                            "no_glass_eye_close",
                            "occlusion",
                            "no_glass_eye_open",
                            "normal_glass_eye_close",
                            "dark_glasses");
            assertSumsTo100(eyes.get(eye));
        }
    }

    @Test
    void a_mouth_has_four_shares_that_sum_to_100() {
        for (JsonNode face : faces("mouthstatus")) {
            JsonNode mouth = face.at("/attributes/mouthstatus");
            assertThat(mouth.propertyNames())
                    .containsExactly("close", "surgical_mask_or_respirator", "open", "other_occlusion");
            assertSumsTo100(mouth);
        }
    }

    @Test
    void shares_are_written_with_a_point_and_at_most_three_decimals() {
        String text = detect(FacePictures.sixFaces(), "eyestatus,mouthstatus").text();

        assertThat(RawJson.member(text, "left_eye_status")).matches("\\{(\"\\w+\":" + SHARE + ",?){6}}");
        assertThat(RawJson.member(text, "right_eye_status")).matches("\\{(\"\\w+\":" + SHARE + ",?){6}}");
        assertThat(RawJson.member(text, "mouthstatus")).matches("\\{(\"\\w+\":" + SHARE + ",?){4}}");
    }

    @Test
    void glasses_have_one_of_three_words_unless_both_eyes_are_hidden() {
        for (JsonNode face : faces("eyestatus")) {
            JsonNode attributes = face.get("attributes");
            if (attributes.has("glass")) {
                assertThat(attributes.get("glass").toString()).matches("\\{\"value\":\"(None|Normal|Dark)\"}");
            } else {
                assertThat(attributes.get("eyestatus").values())
                        .allMatch(eye -> eye.get("occlusion").asDouble() >= 25);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nose_occlusion", "chin_occlusion", "face_occlusion"})
    void a_hidden_part_has_a_value_of_0_to_100_and_a_threshold_of_50(String part) {
        for (JsonNode face : faces(part)) {
            assertThat(face.at("/attributes/" + part).propertyNames()).containsExactlyInAnyOrder("threshold", "value");
            assertThat(face.at("/attributes/" + part + "/threshold").asDouble()).isEqualTo(50.0);
            assertThat(face.at("/attributes/" + part + "/value").asDouble()).isBetween(0.0, 100.0);
        }
        assertThat(RawJson.member(detect(FacePictures.portrait(), part).text(), part))
                .contains("\"threshold\":50.0")
                .containsPattern("\"value\":" + SHARE + "[,}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mouthstatus", "glass", "nose_occlusion", "chin_occlusion", "face_occlusion"})
    void what_is_asked_for_is_told_and_nothing_else(String attribute) {
        Answer answer = detect(FacePictures.portrait(), attribute);

        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactly(attribute);
        assertThat(answer.headers().firstValue("X-Unsupported-Attributes")).isEmpty();
    }

    @Test
    void all_of_it_together_is_what_each_of_it_is_alone() {
        JsonNode together = detect(FacePictures.portrait(), ALL).at("/faces/0/attributes");

        assertThat(together.propertyNames()).containsExactlyInAnyOrder(ALL.split(",", -1));
        for (String attribute : ALL.split(",", -1)) {
            assertThat(together.get(attribute))
                    .isEqualTo(detect(FacePictures.portrait(), attribute)
                            .at("/faces/0/attributes")
                            .get(attribute));
        }
    }

    @Test
    void of_one_picture_the_same_is_told_however_often() {
        assertThat(detect(FacePictures.profile(), ALL).faces())
                .isEqualTo(detect(FacePictures.profile(), ALL).faces());
    }

    private void assertSumsTo100(JsonNode shares) {
        assertThat(shares.values())
                .allSatisfy(share -> assertThat(share.asDouble()).isBetween(0.0, 100.0));
        assertThat(shares.values().stream().mapToDouble(JsonNode::asDouble).sum())
                .isBetween(99.999, 100.001);
    }

    /** Of three pictures, those of which something is told. */
    private List<JsonNode> faces(String attributes) {
        List<JsonNode> faces =
                List.of(FacePictures.portrait(), FacePictures.profile(), FacePictures.sixFaces()).stream()
                        .flatMap(picture -> detect(picture, attributes).at("/faces").values().stream())
                        .filter(face -> face.has("attributes"))
                        .toList();
        assertThat(faces).hasSize(1 + 1 + 5);
        return faces;
    }

    private Answer detect(byte[] picture, String attributes) {
        return Call.detect(port)
                .file(picture)
                .with("return_attributes", attributes)
                .multipart()
                .assertOk();
    }
}
