package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 3 of the contract: the shape of attributes, and what becomes of those that nothing here can tell. */
@RunningService
class AnsweredAttributesTest {

    private static final List<String> NEVER_TOLD =
            List.of("gender", "age", "emotion", "beauty", "skinstatus", "ethnicity", "smiling");

    @LocalServerPort
    int port;

    @Test
    void headpose_is_three_angles_in_degrees() {
        Answer answer = portrait("headpose");

        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactly("headpose");
        assertThat(RawJson.member(answer.text(), "headpose"))
                .matches("\\{(\"(pitch|roll|yaw)_angle\":-?\\d+\\.\\d{1,6},?){3}}");
        assertThat(answer.at("/faces/0/attributes/headpose").values())
                .hasSize(3)
                .allSatisfy(angle -> assertThat(angle.asDouble()).isBetween(-180.0, 180.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gender", "age", "emotion", "beauty", "skinstatus", "ethnicity", "smiling"})
    void what_nothing_here_can_tell_is_left_out_and_named_in_a_header(String attribute) {
        Answer answer = portrait(attribute + ",headpose");

        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactly("headpose");
        assertThat(answer.header("X-Unsupported-Attributes")).isEqualTo(attribute);
    }

    @Test
    void none_of_it_is_ever_invented() {
        Answer answer = portrait(String.join(",", NEVER_TOLD));

        assertThat(answer.text()).contains("\"attributes\":{}").doesNotContain("gender", "emotion", "smile", "null");
        assertThat(answer.header("X-Unsupported-Attributes").split(",", -1))
                .containsExactlyInAnyOrderElementsOf(NEVER_TOLD);
    }

    @Test
    void the_header_is_there_for_pages_to_read() {
        assertThat(portrait("gender").header("Access-Control-Expose-Headers")).contains("X-Unsupported-Attributes");
    }

    @Test
    void it_is_not_there_if_all_can_be_told() {
        assertThat(portrait("headpose").headers().firstValue("X-Unsupported-Attributes"))
                .isEmpty();
        assertThat(portrait("none").headers().firstValue("X-Unsupported-Attributes"))
                .isEmpty();
    }

    @Test
    void what_was_not_asked_for_is_not_told() {
        assertThat(portrait("none").at("/faces/0").propertyNames())
                .containsExactlyInAnyOrder("face_token", "face_rectangle");
    }

    @Test
    void attributes_and_landmarks_do_not_depend_on_each_other() {
        Answer both = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", 1)
                .with("return_attributes", "headpose")
                .multipart()
                .assertOk();

        assertThat(RawJson.member(both.text(), "attributes"))
                .isEqualTo(RawJson.member(portrait("headpose").text(), "attributes"));
    }

    private Answer portrait(String attributes) {
        return Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_attributes", attributes)
                .multipart()
                .assertOk();
    }
}
