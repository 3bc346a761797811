package io.face106.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.stage.landmark.LandmarkModels;
import io.face106.testing.TestModels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfTestTest {

    private static final FaceAnalyzer REAL = TestModels.analyzer();

    @Test
    void the_real_pipeline_passes() {
        assertThatCode(() -> new SelfTest(REAL).run()).doesNotThrowAnyException();
    }

    @Test
    void the_packs_of_meshes_pass() {
        for (LandmarkModels models : List.of(TestModels.meshes(), TestModels.light())) {
            FaceAnalyzer analyzer = TestModels.analyzer(models);
            assertThatCode(() -> new SelfTest(analyzer).run()).doesNotThrowAnyException();
        }
    }

    @Test
    void the_options_are_always_the_same() {
        List<AnalysisOptions> asked = new ArrayList<>();

        new SelfTest((picture, options) -> {
                    asked.add(options);
                    return REAL.analyze(picture, options);
                })
                .run();

        assertThat(asked)
                .extracting(AnalysisOptions::minFace, AnalysisOptions::scoreThreshold, AnalysisOptions::maxFaces)
                .containsOnly(tuple(40, 0.6, 100));
    }

    @Test
    void every_profile_is_warmed() {
        List<Profile> asked = new ArrayList<>();

        new SelfTest((picture, options) -> {
                    asked.add(options.profile());
                    return REAL.analyze(picture, options);
                })
                .run();

        assertThat(asked).contains(Profile.values()).hasSizeGreaterThan(Profile.values().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void another_number_of_faces_fails(int faces) {
        assertFails(face -> faces == 0 ? List.of() : List.of(face, face), "expected one face, found " + faces);
    }

    @Test
    void points_a_tenth_of_the_eye_distance_away_fail() {
        assertFails(
                face -> List.of(with(face, moved(face.landmarks(), 4, 0), face.pose())),
                "points are 0.1\\d\\d eye distances from the recorded ones, at most 0.050 expected");
    }

    @ParameterizedTest
    @CsvSource({"12, 0, 0", "0, 12, 0", "0, 0, -12"})
    void an_angle_far_off_fails(double yaw, double pitch, double roll) {
        assertFails(
                face -> List.of(with(face, face.landmarks(), turned(face.pose(), yaw, pitch, roll))),
                "an angle is -?\\d+.\\d degrees, -?\\d+.\\d expected");
    }

    @Test
    void points_and_angles_that_are_no_numbers_fail() {
        assertFails(
                face -> List.of(with(face, moved(face.landmarks(), Double.NaN, 0), face.pose())),
                "points are NaN eye distances from the recorded ones, at most 0.050 expected");
        assertFails(
                face -> List.of(with(face, face.landmarks(), turned(face.pose(), 0, Double.NaN, 0))),
                "an angle is NaN degrees, -?\\d+.\\d expected");
    }

    @Test
    void missing_landmarks_or_pose_fail() {
        assertFails(face -> List.of(with(face, null, face.pose())), "landmarks or pose are missing");
        assertFails(face -> List.of(with(face, face.landmarks(), null)), "landmarks or pose are missing");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void a_lie_in_any_profile_is_found_and_the_profile_named(Profile lying) {
        FaceAnalyzer analyzer = (picture, options) -> options.profile() == lying
                ? changed(REAL.analyze(picture, options), face -> List.of())
                : REAL.analyze(picture, options);

        assertThatThrownBy(() -> new SelfTest(analyzer).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("self-test, " + lying.wireName() + ": expected one face, found 0");
    }

    @Test
    void the_embedded_picture_is_handed_out_as_a_copy() {
        GoldenPicture golden = GoldenPicture.load();
        golden.picture()[0] = 0;

        assertThat(golden.picture()[0]).isEqualTo((byte) 0xFF);
    }

    private static void assertFails(Function<Face, List<Face>> lie, String complaint) {
        FaceAnalyzer liar = (picture, options) -> changed(REAL.analyze(picture, options), lie);

        assertThatThrownBy(() -> new SelfTest(liar).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("self-test, fast: " + complaint);
    }

    private static Analysis changed(Analysis analysis, Function<Face, List<Face>> lie) {
        return new Analysis(analysis.image(), lie.apply(analysis.faces().get(0)), analysis.times());
    }

    private static Face with(Face face, Landmarks landmarks, HeadPose pose) {
        FaceShape shape = face.shape();
        return new Face(
                face.detection(),
                new FaceShape(shape.mesh(), landmarks, shape.irises(), shape.presence()),
                null,
                pose,
                null,
                null);
    }

    private static Landmarks moved(Landmarks landmarks, double right, double down) {
        return new Landmarks(landmarks.points().stream()
                .map(p -> new Point(p.x() + right, p.y() + down))
                .toList());
    }

    private static HeadPose turned(HeadPose pose, double yaw, double pitch, double roll) {
        return new HeadPose(
                pose.yaw() + yaw,
                pose.pitch() + pitch,
                pose.roll() + roll,
                pose.rotation(),
                pose.method(),
                pose.residual());
    }
}
