package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 3 of the contract, {@code blur} and {@code facequality}. */
@RunningService
class QualityAttributesTest {

    @LocalServerPort
    int port;

    @Test
    void blur_is_three_equal_objects_with_a_threshold_of_50() {
        Answer answer = detect(FacePictures.portrait());
        String blur = RawJson.member(answer.text(), "blur");
        String blurness = RawJson.member(blur, "blurness");

        assertThat(answer.at("/faces/0/attributes/blur").propertyNames())
                .containsExactlyInAnyOrder("blurness", "motionblur", "gaussianblur");
        assertThat(blurness).contains("\"threshold\":50.0").containsPattern("\"value\":\\d{1,3}\\.\\d{1,3}[,}]");
        assertThat(RawJson.member(blur, "motionblur")).isEqualTo(blurness);
        assertThat(RawJson.member(blur, "gaussianblur")).isEqualTo(blurness);
    }

    @Test
    void facequality_has_a_threshold_of_70_1() {
        assertThat(RawJson.member(detect(FacePictures.portrait()).text(), "facequality"))
                .contains("\"threshold\":70.1")
                .containsPattern("\"value\":\\d{1,3}\\.\\d{1,3}[,}]");
    }

    @Test
    void both_are_of_0_to_100() {
        for (byte[] picture : new byte[][] {FacePictures.portrait(), FacePictures.profile()}) {
            JsonNode attributes = attributes(picture);
            assertThat(attributes.at("/blur/blurness/value").asDouble()).isBetween(0.0, 100.0);
            assertThat(attributes.at("/facequality/value").asDouble()).isBetween(0.0, 100.0);
        }
    }

    @Test
    void a_sharp_frontal_face_is_below_the_one_threshold_and_above_the_other() {
        JsonNode attributes = attributes(FacePictures.portrait());

        assertThat(attributes.at("/blur/blurness/value").asDouble()).isLessThan(50.0);
        assertThat(attributes.at("/facequality/value").asDouble()).isGreaterThan(70.1);
    }

    private JsonNode attributes(byte[] picture) {
        return detect(picture).at("/faces/0/attributes");
    }

    private Answer detect(byte[] picture) {
        Answer answer = Call.detect(port)
                .file(picture)
                .with("return_attributes", "blur,facequality")
                .multipart()
                .assertOk();
        assertThat(answer.headers().firstValue("X-Unsupported-Attributes")).isEmpty();
        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactlyInAnyOrder("blur", "facequality");
        return answer;
    }
}
