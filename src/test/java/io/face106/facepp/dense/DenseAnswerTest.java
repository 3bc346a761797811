package io.face106.facepp.dense;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.facepp.Stamp;
import io.face106.testing.CanonicalShape;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DenseAnswerTest {

    private static final Stamp STAMP = new Stamp("1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f", 719);
    private static final FaceShape FACE = CanonicalShape.of(CanonicalShape.mesh());

    @Test
    void no_face_is_an_empty_object() {
        assertThat(new String(DenseAnswer.write(null, DenseGroup.parse(null), STAMP), StandardCharsets.UTF_8))
                .isEqualTo("{\"request_id\":\"1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f\",\"time_used\":719,"
                        + "\"face\":{}}");
    }

    @Test
    void every_group_holds_its_points_as_whole_pixels_under_their_names() {
        JsonNode landmark = answer("all").at("/face/landmark");

        assertThat(landmark.propertyNames())
                .containsExactly(
                        "left_eyebrow",
                        "right_eyebrow",
                        "left_eye",
                        "left_eye_eyelid",
                        "right_eye",
                        "right_eye_eyelid",
                        "nose",
                        "mouth",
                        "face");
        int points = 0;
        int radii = 0;
        for (JsonNode group : landmark) {
            for (JsonNode member : group) {
                if (member.isObject()) {
                    assertThat(member.propertyNames()).containsExactlyInAnyOrder("x", "y");
                    assertThat(member.get("x").isInt() && member.get("y").isInt())
                            .isTrue();
                    points++;
                } else {
                    assertThat(member.isInt()).isTrue();
                    radii++;
                }
            }
        }
        assertThat(points).isEqualTo(973);
        assertThat(radii).isEqualTo(2);
    }

    @Test
    void only_what_was_asked_for_is_answered() {
        JsonNode face = answer("mouse,left_eye").get("face");

        assertThat(face.propertyNames()).containsExactly("face_rectangle", "landmark");
        assertThat(face.get("face_rectangle").propertyNames())
                .containsExactlyInAnyOrder("top", "left", "width", "height");
        assertThat(face.get("landmark").propertyNames()).containsExactly("left_eye", "mouth");
        assertThat(face.at("/landmark/left_eye").propertyNames()).hasSize(65).contains("left_eye_pupil_center");
        assertThat(face.at("/landmark/left_eye/left_eye_pupil_radius").asInt()).isBetween(10, 12);
    }

    private static Face face(FaceShape shape) {
        return new Face(TestFaces.detection(0, 0, 100), shape, null, null, null, null);
    }

    private static JsonNode answer(String list) {
        Set<DenseGroup> groups = DenseGroup.parse(list);
        return JsonMapper.shared().readTree(DenseAnswer.write(face(FACE), groups, STAMP));
    }
}
