package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.Box;
import io.face106.domain.Face;
import io.face106.domain.Landmark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DetectAnswerTest {

    private static final Stamp STAMP = new Stamp("1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f", 719);
    private static final byte[] PICTURE = {1, 2, 3};

    @Test
    void a_plain_answer_has_exactly_the_recorded_shape() {
        String json =
                text(request(LandmarkSet.NONE, Set.of()), TestFaces.analysis(TestFaces.analysed(641.5, 509.5, 254)));
        assertThat(json)
                .matches("\\{\"request_id\":\"1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f\",\"time_used\":719,"
                        + "\"faces\":\\[\\{\"face_token\":\"[0-9a-f]{32}\",\"face_rectangle\":"
                        + "\\{\"top\":509,\"left\":641,\"width\":254,\"height\":254}}],"
                        + "\"image_id\":\"[0-9A-Za-z+/]{22}==\",\"face_num\":1}");
    }

    @Test
    void no_face_is_an_empty_list() {
        String json = text(request(LandmarkSet.POINTS_106, Set.of(Attribute.HEADPOSE)), TestFaces.analysis());
        assertThat(json).contains("\"faces\":[]").contains("\"face_num\":0");
    }

    @Test
    void points_are_whole_pixels_under_their_names() {
        JsonNode face = answer(request(LandmarkSet.POINTS_106, Set.of()), TestFaces.analysed(100, 50, 200))
                .at("/faces/0");
        assertThat(face.get("landmark").propertyNames()).hasSize(Landmark.COUNT);
        assertThat(face.at("/landmark/left_eye_pupil").toString()).isEqualTo("{\"y\":110,\"x\":160}");
        assertThat(face.has("attributes")).isFalse();
    }

    @Test
    void the_83_points_have_the_recorded_names() {
        JsonNode face = answer(request(LandmarkSet.POINTS_83, Set.of()), TestFaces.analysed(100, 50, 200))
                .at("/faces/0");
        assertThat(face.get("landmark").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Facts.firstColumn("names83.txt"));
    }

    @Test
    void head_pose_is_three_floats() {
        String json = text(
                request(LandmarkSet.NONE, Set.of(Attribute.HEADPOSE, Attribute.GENDER)),
                TestFaces.analysis(TestFaces.analysed(100, 50, 200)));
        assertThat(json)
                .contains(
                        "\"attributes\":{\"headpose\":{\"pitch_angle\":5.0,\"roll_angle\":0.0,\"yaw_angle\":4.054522}}}");
    }

    @Test
    void attributes_without_a_source_are_left_out() {
        JsonNode face = answer(request(LandmarkSet.NONE, Set.of(Attribute.GENDER)), TestFaces.analysed(100, 50, 200))
                .at("/faces/0");
        assertThat(face.get("attributes").toString()).isEqualTo("{}");
        assertThat(face.has("landmark")).isFalse();
    }

    @Test
    void blur_is_one_figure_under_three_names_and_quality_one() {
        String json = text(
                request(LandmarkSet.NONE, Set.of(Attribute.BLUR, Attribute.FACEQUALITY)),
                TestFaces.analysis(TestFaces.analysed(100, 50, 200)));
        String figure = "{\"threshold\":50.0,\"value\":0.588}";
        assertThat(json)
                .contains(
                        "\"attributes\":{\"facequality\":{\"threshold\":70.1,\"value\":89.534},\"blur\":{\"blurness\":"
                                + figure + ",\"motionblur\":" + figure + ",\"gaussianblur\":" + figure + "}}");
    }

    @Test
    void a_rectangle_that_the_caller_named_is_answered_as_it_was() {
        Face face = TestFaces.analysed(100, 50, 200);
        Face named = new Face(
                face.detection(), face.shape(), face.occlusion(), face.pose(), face.quality(), new Box(-7, 30, 90, 80));
        assertThat(answer(request(LandmarkSet.NONE, Set.of()), named)
                        .at("/faces/0/face_rectangle")
                        .toString())
                .isEqualTo("{\"top\":30,\"left\":-7,\"width\":90,\"height\":80}");
    }

    @Test
    void every_face_can_be_kept_by_its_token_and_has_none_if_it_cannot() {
        Face[] two = {TestFaces.analysed(0, 0, 100), TestFaces.located(0, 0, 50)};
        DetectAnswer answer = DetectAnswer.of(request(LandmarkSet.NONE, Set.of()), TestFaces.analysis(two));
        String json = new String(answer.write(STAMP), StandardCharsets.UTF_8);
        assertThat(answer.byToken().values()).containsExactly(two);
        assertThat(answer.byToken().keySet())
                .allSatisfy(token -> assertThat(json).contains(token));
        assertThat(new String(answer.withoutTokens().write(STAMP), StandardCharsets.UTF_8))
                .doesNotContain("face_token")
                .contains("face_rectangle");
    }

    @Test
    void the_largest_face_comes_first() {
        JsonNode faces = answer(
                        request(LandmarkSet.NONE, Set.of()),
                        TestFaces.analysed(0, 0, 100),
                        TestFaces.analysed(0, 0, 300),
                        TestFaces.analysed(0, 0, 200))
                .get("faces");
        assertThat(faces.values().stream()
                        .map(face -> face.at("/face_rectangle/width").asInt()))
                .containsExactly(300, 200, 100);
    }

    @Test
    void only_the_five_largest_have_landmarks_and_attributes() {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            faces.add(TestFaces.analysed(0, 0, 100 + i));
        }
        // By its box alone the sixth would be larger than all.
        faces.add(TestFaces.located(0, 0, 300));
        faces.add(TestFaces.located(0, 0, 50));
        JsonNode answered = answer(
                        request(LandmarkSet.POINTS_106, Set.of(Attribute.HEADPOSE)), faces.toArray(Face[]::new))
                .get("faces");
        int last = Integer.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            assertThat(answered.get(i).has("landmark")).isEqualTo(i < 5);
            assertThat(answered.get(i).has("attributes")).isEqualTo(i < 5);
            int side = answered.get(i).at("/face_rectangle/width").asInt();
            assertThat(side).isLessThanOrEqualTo(last);
            last = side;
        }
        assertThat(last).isEqualTo(38);
    }

    @Test
    void a_sixth_face_that_was_analysed_all_the_same_is_cut_down() {
        Face[] six = new Face[6];
        for (int i = 0; i < 6; i++) {
            six[i] = TestFaces.analysed(0, 0, 100 + i);
        }
        DetectRequest five = request(LandmarkSet.POINTS_106, Set.of());
        assertThat(answer(five, six).at("/faces/5").has("landmark")).isFalse();
        assertThat(answer(five, six).at("/faces/5/face_rectangle/width").asInt())
                .isEqualTo(100);
        DetectRequest all = new DetectRequest(five.picture(), five.face(), true, null);
        assertThat(answer(all, six).at("/faces/5").has("landmark")).isTrue();
    }

    @Test
    void face_tokens_are_new_and_the_image_id_is_not() {
        Set<String> tokens = new HashSet<>();
        Set<String> images = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            JsonNode answer = answer(request(LandmarkSet.NONE, Set.of()), TestFaces.analysed(0, 0, 100));
            tokens.add(answer.at("/faces/0/face_token").asString());
            images.add(answer.get("image_id").asString());
        }
        assertThat(tokens).hasSize(3);
        assertThat(images).hasSize(1);
        assertThat(Tokens.image(new byte[] {1, 2, 4})).isNotIn(images).hasSize(24);
    }

    private static JsonNode answer(DetectRequest request, Face... faces) {
        return JsonMapper.shared().readTree(text(request, TestFaces.analysis(faces)));
    }

    private static String text(DetectRequest request, Analysis analysis) {
        return new String(DetectAnswer.of(request, analysis).write(STAMP), StandardCharsets.UTF_8);
    }

    private static DetectRequest request(LandmarkSet landmarks, Set<Attribute> attributes) {
        return new DetectRequest(
                new SubmittedPicture("image_file", PICTURE), new FaceOptions(landmarks, attributes), false, null);
    }
}
