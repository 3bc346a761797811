package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
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
        DetectRequest all = new DetectRequest(five.picture(), LandmarkSet.POINTS_106, Set.of(), true);
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
        return new String(DetectAnswer.write(request, analysis, STAMP), StandardCharsets.UTF_8);
    }

    private static DetectRequest request(LandmarkSet landmarks, Set<Attribute> attributes) {
        return new DetectRequest(new SubmittedPicture("image_file", PICTURE), landmarks, attributes, false);
    }
}
