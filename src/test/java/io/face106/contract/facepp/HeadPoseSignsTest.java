package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.contract.RunningService;
import io.face106.testing.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 3.1 of the contract: which way a head turns when an angle grows, told by the points of the same answer. */
@RunningService
class HeadPoseSignsTest {

    @LocalServerPort
    int port;

    @Test
    void a_nose_right_of_the_eyes_has_negative_yaw() {
        JsonNode face = face(FacePictures.profile());

        assertThat((double) x(face, "nose_tip")).isGreaterThan(betweenEyes(face));
        assertThat(angle(face, "yaw")).isLessThan(-15.0);
    }

    @Test
    void a_nose_left_of_the_eyes_has_positive_yaw() {
        JsonNode face = face(FacePictures.mirrored(TestPictures.PROFILE));

        assertThat((double) x(face, "nose_tip")).isLessThan(betweenEyes(face));
        assertThat(angle(face, "yaw")).isGreaterThan(15.0);
    }

    @Test
    void a_mirror_negates_yaw_and_roll_and_keeps_pitch() {
        for (String picture : new String[] {TestPictures.PROFILE, TestPictures.ASTRONAUT}) {
            JsonNode face = face(TestPictures.read(picture));
            JsonNode mirrored = face(FacePictures.mirrored(picture));

            assertThat(angle(mirrored, "yaw")).as(picture).isCloseTo(-angle(face, "yaw"), within(6.0));
            assertThat(angle(mirrored, "roll")).as(picture).isCloseTo(-angle(face, "roll"), within(6.0));
            assertThat(angle(mirrored, "pitch")).as(picture).isCloseTo(angle(face, "pitch"), within(6.0));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -15, 15, 30})
    void turning_the_picture_clockwise_adds_to_roll(double degrees) {
        JsonNode upright = face(FacePictures.portrait());
        JsonNode tilted = face(FacePictures.tilted(degrees));

        assertThat(angle(tilted, "roll")).isCloseTo(angle(upright, "roll") + degrees, within(3.0));
        assertThat(angle(tilted, "yaw")).isCloseTo(angle(upright, "yaw"), within(5.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -15, 15, 30})
    void roll_is_the_slope_of_the_line_through_the_eyes_of_a_frontal_face(double degrees) {
        JsonNode face = face(FacePictures.tilted(degrees));
        double slope = Math.toDegrees(Math.atan2(
                y(face, "right_eye_center") - y(face, "left_eye_center"),
                x(face, "right_eye_center") - x(face, "left_eye_center")));

        assertThat(angle(face, "roll")).isCloseTo(slope, within(4.0)).matches(roll -> roll * degrees > 0);
    }

    @Test
    void an_ordinary_portrait_reads_a_pitch_of_a_few_degrees() {
        assertThat(angle(face(FacePictures.portrait()), "pitch")).isBetween(-5.0, 15.0);
    }

    private JsonNode face(byte[] picture) {
        return Call.detect(port)
                .file(picture)
                .with("return_landmark", 2)
                .with("return_attributes", "headpose")
                .multipart()
                .assertOk()
                .at("/faces/0");
    }

    private static double betweenEyes(JsonNode face) {
        return (x(face, "left_eye_center") + x(face, "right_eye_center")) / 2.0;
    }

    private static double angle(JsonNode face, String name) {
        return face.at("/attributes/headpose/" + name + "_angle").asDouble();
    }

    private static int x(JsonNode face, String name) {
        return face.at("/landmark/" + name + "/x").asInt();
    }

    private static int y(JsonNode face, String name) {
        return face.at("/landmark/" + name + "/y").asInt();
    }
}
