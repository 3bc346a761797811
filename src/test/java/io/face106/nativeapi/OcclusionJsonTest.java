package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestCues;
import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.Landmark;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.face106.domain.Profile;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a face is covered, as {@code POST /v1/faces} tells it. */
class OcclusionJsonTest {

    private static final AnalysisOptions DEFAULTS = new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of());
    private static final Face COVERED = TestCues.covered(100, 50, 200);

    @Test
    void eyes_and_mouth_are_told_so() {
        assertThat(face(Map.of("stages", "occlusion"), COVERED).get("occlusion").toString())
                .isEqualTo("{\"left_eye\":{\"covered\":true,\"score\":0.86,\"status\":\"dark_glasses\","
                        + "\"shares\":{\"object\":0.05,\"self\":0.01,\"bare_open\":0.02,\"bare_closed\":0.01,"
                        + "\"glasses_open\":0.1,\"glasses_closed\":0.01,\"dark_glasses\":0.8}},"
                        + "\"right_eye\":{\"covered\":false,\"score\":0.04,\"status\":\"open\","
                        + "\"shares\":{\"object\":0.02,\"self\":0.0,\"bare_open\":0.3,\"bare_closed\":0.01,"
                        + "\"glasses_open\":0.6,\"glasses_closed\":0.05,\"dark_glasses\":0.02}},"
                        + "\"mouth\":{\"covered\":true,\"score\":0.938,\"status\":\"mask\","
                        + "\"shares\":{\"mask\":0.875,\"object\":0.063,\"closed\":0.05,\"open\":0.013}},"
                        + "\"glasses\":\"dark\",\"visible\":0.329,\"mostly_guessed\":true}");
    }

    @Test
    void it_stands_between_points_and_pose_and_only_where_it_was_asked_for() {
        assertThat(face(Map.of(), COVERED).propertyNames())
                .containsExactly("box", "score", "keypoints", "presence", "landmarks", "occlusion", "pose");
        assertThat(face(Map.of("stages", "occlusion"), COVERED).propertyNames())
                .containsExactly("box", "score", "keypoints", "presence", "occlusion");
        assertThat(face(Map.of("stages", "landmark,pose"), COVERED).has("occlusion"))
                .isFalse();
    }

    @Test
    void what_the_networks_cannot_tell_is_left_out() {
        JsonNode face = face(Map.of(), TestFaces.analysed(100, 50, 200));
        assertThat(face.propertyNames()).containsExactly("box", "score", "keypoints", "presence", "landmarks", "pose");
        assertThat(face.get("landmarks").has("visibility")).isFalse();
        assertThat(face.get("pose").has("network")).isFalse();
    }

    @Test
    void a_pack_of_meshes_tells_none_of_it() {
        FacesQuery query = FacesQuery.of(Map.of(), DEFAULTS);
        Analysis analysis = TestModels.analyzer(TestModels.light())
                .analyze(TestPictures.read("one-astronaut.jpg"), query.analysis());
        String answer = new String(FacesAnswer.write(query, analysis, "id"), StandardCharsets.UTF_8);
        assertThat(answer).contains("\"points\"", "\"pose\"").doesNotContain("occlusion", "visibility", "network");
    }

    @ParameterizedTest
    @EnumSource
    void visibilities_have_the_order_of_the_points(PointOrder order) {
        JsonNode answered = face(Map.of("order", order.wireName()), COVERED).at("/landmarks/visibility");
        assertThat(answered).hasSize(Landmark.COUNT);
        for (int i = 0; i < Landmark.COUNT; i++) {
            assertThat(answered.get(i).asDouble())
                    .isEqualTo(TestCues.visibility(order.landmarks().get(i)), within(5e-4));
        }
    }

    @Test
    void the_networks_own_angles_stand_beside_the_fitted_ones() {
        JsonNode pose = face(Map.of("stages", "pose"), COVERED).get("pose");
        assertThat(pose.get("yaw").asDouble()).isEqualTo(4.055);
        assertThat(pose.get("network").toString()).isEqualTo("{\"yaw\":-12.346,\"pitch\":6.5,\"roll\":0.0}");
    }

    @Test
    void glasses_are_told_by_the_eyes_that_are_not_hidden() {
        assertThat(glasses(TestCues.OBJECT, TestCues.GLASSES)).isEqualTo("clear");
        assertThat(glasses(TestCues.CLOSED, TestCues.OBJECT)).isEqualTo("none");
        assertThat(glasses(EyeState.OUT_OF_SIGHT, TestCues.DARK)).isEqualTo("dark");
        assertThat(glasses(TestCues.OBJECT, EyeState.OUT_OF_SIGHT)).isEmpty();
    }

    @Test
    void a_face_whose_points_are_mostly_seen_does_not_call_them_guesses() {
        Face seen = TestCues.with(COVERED, TestCues.CLOSED, TestCues.CLOSED, TestCues.SMILE);
        Occlusion half = new Occlusion(TestCues.CLOSED, TestCues.CLOSED, TestCues.SMILE, 0.5);
        Face face = new Face(seen.detection(), seen.shape(), half, seen.pose(), seen.quality(), seen.region());
        assertThat(face(Map.of(), face).at("/occlusion/mostly_guessed").asBoolean())
                .isFalse();
        assertThat(face(Map.of(), seen).at("/occlusion/mostly_guessed").asBoolean())
                .isTrue();
    }

    @Property(tries = 300)
    void shares_are_shares_and_agree_with_score_and_status(
            @ForAll("eyes") EyeState eye, @ForAll("mouths") MouthState mouth) {
        JsonNode occlusion = face(
                        Map.of("stages", "occlusion"), TestCues.with(COVERED, eye, EyeState.OUT_OF_SIGHT, mouth))
                .get("occlusion");
        assertConsistent(occlusion.get("left_eye"), List.of("object", "self", "dark_glasses"));
        assertConsistent(occlusion.get("right_eye"), List.of("object", "self", "dark_glasses"));
        assertConsistent(occlusion.get("mouth"), List.of("mask", "object"));
    }

    @Provide
    Arbitrary<EyeState> eyes() {
        return shares(7).map(s -> new EyeState(s.get(0), s.get(1), s.get(2), s.get(3), s.get(4), s.get(5), s.get(6)));
    }

    @Provide
    Arbitrary<MouthState> mouths() {
        return shares(4).map(s -> new MouthState(s.get(0), s.get(1), s.get(2), s.get(3)));
    }

    /** Numbers that sum to 1; the exponential makes both sure and unsure ones. */
    private static Arbitrary<List<Double>> shares(int count) {
        return Arbitraries.doubles().between(-12, 12).list().ofSize(count).map(logits -> {
            double sum = logits.stream().mapToDouble(Math::exp).sum();
            return logits.stream().map(logit -> Math.exp(logit) / sum).toList();
        });
    }

    /** Each number of three digits is off by half a thousandth at most. */
    private static void assertConsistent(JsonNode part, List<String> coverings) {
        List<Double> shares = new ArrayList<>();
        part.get("shares").forEach(share -> shares.add(share.asDouble()));
        assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
        assertThat(shares.stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(shares.size() * 5.1e-4));
        double covered = coverings.stream()
                .mapToDouble(name -> part.get("shares").get(name).asDouble())
                .sum();
        assertThat(part.get("score").asDouble()).isCloseTo(covered, within((coverings.size() + 1) * 5.1e-4));
        String status = part.get("status").asString();
        assertThat(part.get("covered").asBoolean())
                .isEqualTo(!Set.of("open", "closed").contains(status));
        if (part.get("covered").asBoolean()) {
            assertThat(part.get("score").asDouble()).isGreaterThanOrEqualTo(0.5);
        } else {
            assertThat(part.get("score").asDouble()).isLessThanOrEqualTo(0.5);
        }
    }

    private static String glasses(EyeState leftEye, EyeState rightEye) {
        Face face = TestCues.with(COVERED, leftEye, rightEye, TestCues.SMILE);
        return face(Map.of(), face).at("/occlusion/glasses").asString("");
    }

    private static JsonNode face(Map<String, String> options, Face face) {
        FacesQuery query = FacesQuery.of(options, DEFAULTS);
        byte[] answer = FacesAnswer.write(query, TestFaces.analysis(face), "id");
        return JsonMapper.shared()
                .readTree(new String(answer, StandardCharsets.UTF_8))
                .at("/faces/0");
    }
}
