package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 1.1 of the contract, {@code face_rectangle}: the caller says where the one face is. */
@RunningService
class FaceRectangleTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"86, 179, 92, 92", "80, 170, 110, 110", "70, 165, 110, 130", "100, 195, 50, 50", "63, 156, 138, 138"})
    void the_answer_has_exactly_the_rectangle_that_was_asked_for_and_no_other(
            int top, int left, int width, int height) {
        Answer answer = detect(FacePictures.portrait(), top + "," + left + "," + width + "," + height);

        assertThat(answer.at("/face_num").asInt()).isEqualTo(1);
        assertThat(answer.at("/faces/0/face_rectangle").properties().stream().map(Object::toString))
                .containsExactlyInAnyOrder("top=" + top, "left=" + left, "width=" + width, "height=" + height);
        assertThat(answer.at("/faces/0/landmark")).hasSize(106);
    }

    @Test
    void of_several_faces_the_one_in_the_rectangle_is_answered() {
        JsonNode second = Call.detect(port)
                .file(FacePictures.sixFaces())
                .with("return_landmark", 2)
                .multipart()
                .assertOk()
                .at("/faces/1");
        JsonNode rectangle = second.get("face_rectangle");

        Answer answer = detect(
                FacePictures.sixFaces(),
                rectangle.get("top") + "," + rectangle.get("left") + "," + rectangle.get("width") + ","
                        + rectangle.get("height"));

        assertThat(answer.at("/faces")).hasSize(1);
        assertThat(answer.at("/faces/0/face_rectangle")).isEqualTo(rectangle);
        int tolerance = rectangle.get("width").asInt() / 10;
        for (String name : new String[] {"nose_tip", "left_eye_center", "right_eye_center", "contour_chin"}) {
            assertThat(answer.at("/faces/0/landmark/" + name + "/x").asInt())
                    .as(name)
                    .isBetween(
                            second.at("/landmark/" + name + "/x").asInt() - tolerance,
                            second.at("/landmark/" + name + "/x").asInt() + tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"63,156,138,138", "50,143,165,165", "40,133,184,184", "20,113,225,225", "0,0,512,512"})
    void a_rectangle_that_holds_the_whole_head_or_more_means_the_face_in_it(String rectangle) {
        Answer answer = detect(FacePictures.portrait(), rectangle);

        assertThat(answer.at("/faces")).hasSize(1);
        assertThat(answer.at("/faces/0/landmark/nose_tip/x").asInt()).isBetween(220, 226);
        assertThat(answer.at("/faces/0/landmark/nose_tip/y").asInt()).isBetween(123, 129);
    }

    @Test
    void its_token_can_be_analysed_and_keeps_the_rectangle() {
        Answer detected = detect(FacePictures.portrait(), "80,170,110,110");

        Answer analysed = Call.analyze(port)
                .with("face_tokens", detected.tokens().get(0))
                .with("return_landmark", 2)
                .urlencoded()
                .assertOk();

        assertThat(analysed.faces()).isEqualTo(detected.faces());
    }

    @ParameterizedTest
    @CsvSource({"'512,512,50,50'", "'-100,-100,50,50'", "'100000,0,50,50'"})
    void a_rectangle_outside_the_picture_is_refused(String rectangle) {
        Call.detect(port)
                .file(FacePictures.portrait())
                .with("face_rectangle", rectangle)
                .multipart()
                .assertRefused(400, "BAD_ARGUMENTS: face_rectangle");
    }

    @Test
    void a_rectangle_with_blanks_is_read() {
        assertThat(detect(FacePictures.portrait(), " 80, 170 ,110 ,110")
                        .at("/faces/0/face_rectangle/left")
                        .asInt())
                .isEqualTo(170);
    }

    private Answer detect(byte[] picture, String rectangle) {
        return Call.detect(port)
                .file(picture)
                .with("return_landmark", 2)
                .with("face_rectangle", rectangle)
                .multipart()
                .assertOk();
    }
}
