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

    /** The recorded answer, but for its rounding to a tenth. */
    private static final Analysis RECORDED =
            REAL.analyze(GoldenPicture.picture(), TestModels.options(Profile.BALANCED));

    @Test
    void the_real_pipeline_passes() {
        assertThatCode(() -> new SelfTest(REAL, GoldenPicture.byFace()).run()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshes", "light"})
    void the_packs_of_meshes_pass(String pack) {
        FaceAnalyzer analyzer = TestModels.analyzer(TestModels.pack(pack));

        assertThatCode(() -> new SelfTest(analyzer, GoldenPicture.byMeshes()).run())
                .doesNotThrowAnyException();
    }

    @Test
    void the_options_are_always_the_same() {
        List<AnalysisOptions> asked = new ArrayList<>();

        new SelfTest(
                        (picture, options, caller) -> {
                            asked.add(options);
                            return RECORDED;
                        },
                        GoldenPicture.byFace())
                .run();

        assertThat(asked)
                .extracting(AnalysisOptions::minFace, AnalysisOptions::scoreThreshold, AnalysisOptions::maxFaces)
                .containsOnly(tuple(40, 0.6, 100));
    }

    @Test
    void every_profile_is_warmed() {
        List<Profile> asked = new ArrayList<>();

        new SelfTest(
                        (picture, options, caller) -> {
                            asked.add(options.profile());
                            return RECORDED;
                        },
                        GoldenPicture.byFace())
                .run();

        assertThat(asked).contains(Profile.values()).hasSizeGreaterThan(Profile.values().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void another_number_of_faces_fails(int faces) {
        assertFails(face -> faces == 0 ? List.of() : List.of(face, face), "expected one face, found " + faces);
    }

    /** The eyes are 32 pixels apart. */
    @Test
    void points_just_above_the_limit_fail_and_just_below_pass() {
        assertFails(
                face -> List.of(with(face, moved(face.landmarks(), 1.15, 0), face.pose())),
                "points are 0.03\\d eye distances from the recorded ones, at most 0.030 expected");
        assertThatCode(() -> testOf(face -> List.of(with(face, moved(face.landmarks(), 0.75, 0), face.pose())))
                        .run())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2.8, 0, 0", "-2.8, 0, 0", "0, 2.8, 0", "0, 0, -2.8"})
    void an_angle_just_below_the_limit_passes(double yaw, double pitch, double roll) {
        assertThatCode(() -> testOf(
                                face -> List.of(with(face, face.landmarks(), turned(face.pose(), yaw, pitch, roll))))
                        .run())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"3.2, 0, 0", "-3.2, 0, 0", "0, 3.2, 0", "0, 0, -3.2"})
    void an_angle_just_above_the_limit_fails(double yaw, double pitch, double roll) {
        assertFails(
                face -> List.of(with(face, face.landmarks(), turned(face.pose(), yaw, pitch, roll))),
                "an angle is -?\\d+.\\d degrees, -?\\d+.\\d expected");
    }

    @Test
    void points_and_angles_that_are_no_numbers_fail() {
        assertFails(
                face -> List.of(with(face, moved(face.landmarks(), Double.NaN, 0), face.pose())),
                "points are NaN eye distances from the recorded ones, at most 0.030 expected");
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
        FaceAnalyzer analyzer = (picture, options, caller) ->
                options.profile() == lying ? changed(RECORDED, face -> List.of()) : RECORDED;

        assertThatThrownBy(() -> new SelfTest(analyzer, GoldenPicture.byFace()).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("self-test, " + lying.wireName() + ": expected one face, found 0");
    }

    @Test
    void the_embedded_picture_is_handed_out_as_a_copy() {
        GoldenPicture.picture()[0] = 0;

        assertThat(GoldenPicture.picture()[0]).isEqualTo((byte) 0xFF);
    }

    private static void assertFails(Function<Face, List<Face>> lie, String complaint) {
        assertThatThrownBy(() -> testOf(lie).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("self-test, fast: " + complaint);
    }

    private static SelfTest testOf(Function<Face, List<Face>> lie) {
        return new SelfTest((picture, options, caller) -> changed(RECORDED, lie), GoldenPicture.byFace());
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
