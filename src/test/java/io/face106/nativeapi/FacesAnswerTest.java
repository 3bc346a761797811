package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Landmark;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FacesAnswerTest {

    private static final AnalysisOptions DEFAULTS =
            new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
    private static final Analysis ONE_FACE = TestFaces.analysis(TestFaces.analysed(100, 50, 200));

    @Test
    void without_landmarks_the_whole_answer_reads_so() {
        assertThat(text(Map.of("stages", "pose", "timings", "true"), ONE_FACE))
                .isEqualTo("{\"request_id\":\"id\","
                        + "\"image\":{\"format\":\"jpeg\",\"width\":640,\"height\":480,\"orientation\":1},"
                        + "\"profile\":\"balanced\",\"faces\":[{"
                        + "\"box\":{\"left\":100.0,\"top\":-10.0,\"width\":208.0,\"height\":260.0},\"score\":0.988,"
                        + "\"keypoints\":[[162.4,94.0],[245.6,94.0],[204.0,146.0],[162.4,198.0],[245.6,198.0]],"
                        + "\"presence\":0.999,"
                        + "\"pose\":{\"yaw\":4.055,\"pitch\":5.0,\"roll\":0.0,"
                        + "\"rotation_matrix\":[[1.0,0.0,0.0],[0.0,1.0,0.0],[0.0,0.0,1.0]],"
                        + "\"method\":\"mesh468-procrustes\",\"residual\":0.031,\"doubtful\":false,"
                        + "\"frame\":\"apparent\",\"convention\":\"facepp\"}}],"
                        + "\"stage_ms\":{\"decode\":1.235,\"detect\":5.0}}");
    }

    @Test
    void what_is_not_known_or_not_asked_for_is_left_out() {
        JsonNode face = answer(Map.of(), TestFaces.analysis(TestFaces.located(0, 0, 50)))
                .at("/faces/0");
        assertThat(face.propertyNames()).containsExactly("box", "score", "keypoints");
        JsonNode asked = answer(Map.of("stages", "detect"), ONE_FACE);
        assertThat(asked.at("/faces/0").propertyNames()).containsExactly("box", "score", "keypoints", "presence");
        assertThat(asked.has("stage_ms")).isFalse();
    }

    @Test
    void quality_is_answered_when_it_is_asked_for_and_then_without_the_pose_it_was_made_from() {
        assertThat(text(Map.of("stages", "quality"), ONE_FACE))
                .contains(
                        "\"presence\":0.999,\"quality\":{\"score\":89.534,\"blur\":0.588,\"eye_distance\":103.25,\"exposure\":0.98}}");
        assertThat(answer(Map.of(), ONE_FACE).at("/faces/0").has("quality")).isFalse();
    }

    @Test
    void points_are_listed_in_the_order_asked_for() {
        JsonNode lapa = answer(Map.of(), ONE_FACE);
        assertThat(lapa.at("/faces/0/landmarks/order").asString()).isEqualTo("lapa");
        assertThat(lapa.at("/faces/0/landmarks/points")).hasSize(Landmark.COUNT);
        assertThat(lapa.at("/faces/0/landmarks/points/104").toString()).isEqualTo("[160.0,110.0]");
        assertThat(lapa.has("names")).isFalse();
        JsonNode insightface = answer(Map.of("order", "insightface"), ONE_FACE);
        assertThat(insightface.at("/faces/0/landmarks/points/38").toString()).isEqualTo("[160.0,110.0]");
        assertThat(insightface.has("names")).isFalse();
    }

    @Test
    void the_face_plus_plus_order_comes_with_its_names() {
        JsonNode answer = answer(Map.of("order", "facepp"), ONE_FACE);
        for (int i = 0; i < Landmark.COUNT; i++) {
            if (answer.at("/names/" + i).asString().equals("left_eye_pupil")) {
                assertThat(answer.at("/faces/0/landmarks/points/" + i).toString())
                        .isEqualTo("[160.0,110.0]");
            }
        }
        assertThat(answer.get("names")).hasSize(Landmark.COUNT);
        assertThat(answer(Map.of("order", "facepp", "stages", "pose"), ONE_FACE).has("names"))
                .isFalse();
    }

    @Test
    void no_face_is_an_empty_list() {
        assertThat(text(Map.of(), TestFaces.analysis())).contains("\"faces\":[]");
    }

    private static JsonNode answer(Map<String, String> options, Analysis analysis) {
        return JsonMapper.shared().readTree(text(options, analysis));
    }

    private static String text(Map<String, String> options, Analysis analysis) {
        FacesQuery query = FacesQuery.of(options, DEFAULTS);
        return new String(FacesAnswer.write(query, analysis, "id"), StandardCharsets.UTF_8);
    }
}
