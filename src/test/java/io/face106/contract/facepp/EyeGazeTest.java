package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.contract.RunningService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 3 of the contract, {@code eyegaze}: told where a network sees irises. */
@RunningService
class EyeGazeTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"left_eye_gaze", "right_eye_gaze"})
    void an_eye_has_a_position_and_a_vector_with_three_decimals(String eye) {
        String text = RawJson.member(portrait().text(), eye);

        assertThat(text).matches("\\{(\"(position_[xy]_coordinate|vector_[xyz]_component)\":-?\\d\\.\\d{1,3},?){5}}");
        assertThat(portrait().at("/faces/0/attributes/eyegaze/" + eye).propertyNames())
                .containsExactlyInAnyOrder(
                        "position_x_coordinate",
                        "position_y_coordinate",
                        "vector_x_component",
                        "vector_y_component",
                        "vector_z_component");
    }

    @ParameterizedTest
    @ValueSource(strings = {"left_eye_gaze", "right_eye_gaze"})
    void the_position_is_a_part_of_the_eye_and_the_vector_has_length_1_and_points_to_the_camera(String eye) {
        JsonNode gaze = portrait().at("/faces/0/attributes/eyegaze/" + eye);
        double x = gaze.get("vector_x_component").asDouble();
        double y = gaze.get("vector_y_component").asDouble();
        double z = gaze.get("vector_z_component").asDouble();

        assertThat(gaze.get("position_x_coordinate").asDouble()).isBetween(0.0, 1.0);
        assertThat(gaze.get("position_y_coordinate").asDouble()).isBetween(0.0, 1.0);
        assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(1.0, within(0.003));
        assertThat(z).isPositive();
    }

    private Answer portrait() {
        return detect(FacePictures.portrait());
    }

    private Answer detect(byte[] picture) {
        Answer answer = Call.detect(port)
                .file(picture)
                .with("return_attributes", "eyegaze")
                .multipart()
                .assertOk();
        assertThat(answer.headers().firstValue("X-Unsupported-Attributes")).isEmpty();
        assertThat(answer.at("/faces/0/attributes/eyegaze").propertyNames())
                .containsExactlyInAnyOrder("left_eye_gaze", "right_eye_gaze");
        return answer;
    }
}
