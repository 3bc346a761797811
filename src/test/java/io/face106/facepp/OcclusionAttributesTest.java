package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.Occlusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the answer says of eyes, mouth, glasses and hidden parts, to the letter. */
class OcclusionAttributesTest {

    private static final Stamp STAMP = new Stamp("1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f", 719);
    private static final EyeState HIDDEN = EyeState.OUT_OF_SIGHT;

    /** Object and head are one to Face++, and the largest share takes what rounding leaves: .003 more than 91.111. */
    @Test
    void an_eye_has_six_shares_in_the_recorded_order_and_glasses_come_with_the_eyes() {
        assertThat(attributes(TestFaces.told(100, 50, 200), Attribute.EYESTATUS))
                .isEqualTo("{\"eyestatus\":{\"left_eye_status\":{\"normal_glass_eye_open\":91.112,"
                        + "\"no_glass_eye_close\":0.111,\"occlusion\":4.333,\"no_glass_eye_open\":2.111,"
                        + "\"normal_glass_eye_close\":0.333,\"dark_glasses\":2.0},"
                        + "\"right_eye_status\":{\"normal_glass_eye_open\":1.0,\"no_glass_eye_close\":3.0,"
                        + "\"occlusion\":90.0,\"no_glass_eye_open\":4.0,\"normal_glass_eye_close\":2.0,"
                        + "\"dark_glasses\":0.0}},\"glass\":{\"value\":\"Normal\"}}");
    }

    @Test
    void a_mouth_has_four_shares_in_the_recorded_order() {
        assertThat(attributes(TestFaces.told(100, 50, 200), Attribute.MOUTHSTATUS))
                .isEqualTo("{\"mouthstatus\":{\"close\":15.0,\"surgical_mask_or_respirator\":70.0,\"open\":5.0,"
                        + "\"other_occlusion\":10.0}}");
    }

    @Test
    void hidden_parts_have_a_value_and_a_threshold() {
        assertThat(attributes(
                        TestFaces.told(100, 50, 200),
                        Attribute.NOSE_OCCLUSION,
                        Attribute.CHIN_OCCLUSION,
                        Attribute.FACE_OCCLUSION))
                .isEqualTo("{\"nose_occlusion\":{\"threshold\":50.0,\"value\":42.075},"
                        + "\"chin_occlusion\":{\"threshold\":50.0,\"value\":83.962},"
                        + "\"face_occlusion\":{\"threshold\":50.0,\"value\":33.962}}");
    }

    @ParameterizedTest
    @CsvSource({
        // bare, clear and dark of the left eye, then of the right
        ".9, .1, 0, .8, .2, 0, None",
        ".1, .9, 0, .2, .8, 0, Normal",
        ".1, .1, .8, .1, .2, .7, Dark",
        // The sum of both decides, not the one that is surer alone.
        ".55, .45, 0, .1, .9, 0, Normal",
        ".5, .5, 0, .5, .5, 0, None",
        // An eye that is mostly hidden says nothing.
        "0, 0, .4, .6, .1, 0, None",
        ".1, .4, 0, 0, 0, .9, Dark",
        // But a dark lens does not hide itself.
        ".1, .1, .4, .4, .1, .1, None"
    })
    void glasses_are_those_of_both_eyes_together(
            double bare,
            double clear,
            double dark,
            double otherBare,
            double otherClear,
            double otherDark,
            String word) {
        Face face = with(eye(bare, clear, dark), eye(otherBare, otherClear, otherDark));

        assertThat(attributes(face, Attribute.GLASS)).isEqualTo("{\"glass\":{\"value\":\"" + word + "\"}}");
    }

    @Test
    void glasses_are_told_of_the_one_eye_that_can_be_seen() {
        EyeState dark = new EyeState(0, 0, 0.1, 0, 0.1, 0, 0.8);

        assertThat(attributes(with(dark, HIDDEN), Attribute.GLASS)).contains("Dark");
        assertThat(attributes(with(HIDDEN, dark), Attribute.GLASS)).contains("Dark");
    }

    @Test
    void of_two_hidden_eyes_no_glasses_are_told() {
        Face hidden = with(HIDDEN, eye(0.1, 0.1, 0.2));

        assertThat(attributes(hidden, Attribute.GLASS)).isEqualTo("{}");
        assertThat(attributes(hidden, Attribute.EYESTATUS))
                .contains("eye_status")
                .doesNotContain("\"glass\"");
    }

    @Test
    void an_eye_beyond_the_picture_is_covered() {
        assertThat(attributes(with(HIDDEN, TestFaces.LEFT_EYE), Attribute.EYESTATUS))
                .contains("\"left_eye_status\":{\"normal_glass_eye_open\":0.0,\"no_glass_eye_close\":0.0,"
                        + "\"occlusion\":100.0,\"no_glass_eye_open\":0.0,");
    }

    @ParameterizedTest
    @EnumSource(names = {"EYESTATUS", "MOUTHSTATUS", "GLASS", "NOSE_OCCLUSION", "CHIN_OCCLUSION", "FACE_OCCLUSION"})
    void a_face_of_which_nobody_can_tell_is_answered_without(Attribute attribute) {
        assertThat(attributes(TestFaces.analysed(100, 50, 200), attribute)).isEqualTo("{}");
        assertThat(attributes(TestFaces.told(100, 50, 200), attribute)).contains("\"" + attribute.wireName() + "\":{");
    }

    @Test
    void nothing_of_it_is_told_unasked() {
        assertThat(attributes(TestFaces.told(100, 50, 200), Attribute.HEADPOSE)).doesNotContain("eye", "glass", "occl");
        assertThat(attributes(TestFaces.told(100, 50, 200), Attribute.MOUTHSTATUS))
                .doesNotContain("eye", "glass");
    }

    private static Face with(EyeState left, EyeState right) {
        Face face = TestFaces.told(100, 50, 200);
        return new Face(
                face.detection(),
                face.shape(),
                new Occlusion(left, right, TestFaces.MOUTH, 0.5),
                face.pose(),
                face.quality(),
                null);
    }

    /** Half of bare and clear are closed; what is left to 1 is hidden. */
    private static EyeState eye(double bare, double clear, double dark) {
        return new EyeState(1 - bare - clear - dark, 0, bare / 2, bare / 2, clear / 2, clear / 2, dark);
    }

    /** As analyze answers them: detect writes the same. */
    private static String attributes(Face face, Attribute... asked) {
        AnalyzeRequest request = new AnalyzeRequest(List.of("a"), new FaceOptions(LandmarkSet.NONE, Set.of(asked)));
        String answer = new String(AnalyzeAnswer.of(request, Map.of("a", face)).write(STAMP), StandardCharsets.UTF_8);
        return answer.replaceAll(".*\"attributes\":(.*)}]}", "$1");
    }
}
