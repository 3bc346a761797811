package io.face106.stage.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoseStageTest {

    private static final double DEPTH = PoseOptions.CHOSEN.depthScale();
    private static final PoseStage STAGE = new PoseStage(PoseOptions.CHOSEN);
    private static final double DEGREES = 0.001;

    /** The pose does not look at them. */
    static final Landmarks POINTS = new Landmarks(Collections.nCopies(Landmark.COUNT, new Point(0, 0)));

    @Property
    void a_turned_canonical_face_gives_its_angles_back_wherever_and_however_large_it_is(
            @ForAll @DoubleRange(min = -85, max = 85) double yaw,
            @ForAll @DoubleRange(min = -80, max = 80) double pitch,
            @ForAll @DoubleRange(min = -180, max = 180) double roll,
            @ForAll @DoubleRange(min = 0.2, max = 300) double scale,
            @ForAll @DoubleRange(min = -5000, max = 5000) double shift) {
        Mesh mesh = TurnedFace.scaled(TurnedFace.of(yaw, pitch, roll, DEPTH), scale, shift, 2 * shift, -shift);
        HeadPose pose = pose(mesh);

        assertAngles(pose, yaw, pitch, roll);
        assertThat(pose.residual()).isCloseTo(0, within(1e-5));
    }

    @Property
    void a_mirrored_face_negates_yaw_and_roll_and_keeps_pitch(
            @ForAll @DoubleRange(min = -70, max = 70) double yaw,
            @ForAll @DoubleRange(min = -60, max = 60) double pitch,
            @ForAll @DoubleRange(min = -170, max = 170) double roll,
            @ForAll long seed) {
        Mesh mesh = TurnedFace.like(TurnedFace.of(yaw, pitch, roll, DEPTH), 1, seed);
        HeadPose pose = pose(mesh);

        assertAngles(pose(TurnedFace.onMirroredPicture(mesh)), -pose.yaw(), pose.pitch(), -pose.roll());
    }

    @Property
    void turning_the_picture_adds_to_roll_alone(
            @ForAll @DoubleRange(min = -70, max = 70) double yaw,
            @ForAll @DoubleRange(min = -60, max = 60) double pitch,
            @ForAll @DoubleRange(min = -360, max = 360) double turn,
            @ForAll long seed) {
        Mesh mesh = TurnedFace.like(TurnedFace.of(yaw, pitch, 20, DEPTH), 1, seed);
        HeadPose pose = pose(mesh);

        assertAngles(pose(TurnedFace.onTurnedPicture(mesh, turn)), pose.yaw(), pose.pitch(), pose.roll() + turn);
    }

    @Property
    void place_and_size_in_the_picture_change_nothing(
            @ForAll @DoubleRange(min = 0.2, max = 300) double scale,
            @ForAll @DoubleRange(min = -5000, max = 5000) double shift,
            @ForAll long seed) {
        Mesh mesh = TurnedFace.like(TurnedFace.of(30, 10, -20, DEPTH), 1, seed);
        HeadPose pose = pose(mesh);
        HeadPose moved = pose(TurnedFace.scaled(mesh, scale, shift, -shift, shift));

        assertAngles(moved, pose.yaw(), pose.pitch(), pose.roll());
        assertThat(moved.residual()).isCloseTo(pose.residual(), within(1e-6));
    }

    @Property
    void the_rotation_is_a_proper_one_and_has_the_angles_that_are_told(
            @ForAll @DoubleRange(min = -180, max = 180) double yaw,
            @ForAll @DoubleRange(min = -90, max = 90) double pitch,
            @ForAll @DoubleRange(min = 0, max = 20) double strangeness,
            @ForAll long seed) {
        HeadPose pose = pose(TurnedFace.like(TurnedFace.of(yaw, pitch, 30, DEPTH), strangeness, seed));
        List<Double> r = pose.rotation();

        assertProperRotation(r);
        assertThat(Math.sin(Math.toRadians(pose.pitch()))).isCloseTo(r.get(7), within(1e-9));
        double cos = Math.cos(Math.toRadians(pose.pitch()));
        assertThat(-cos * Math.sin(Math.toRadians(pose.yaw()))).isCloseTo(r.get(6), within(1e-9));
        assertThat(-cos * Math.sin(Math.toRadians(pose.roll()))).isCloseTo(r.get(1), within(1e-9));
    }

    @Property
    void the_residual_is_what_the_best_similarity_leaves_over(
            @ForAll @DoubleRange(min = 0, max = 2) double strangeness, @ForAll long seed) {
        Mesh mesh = TurnedFace.like(TurnedFace.of(25, -10, 5, DEPTH), strangeness, seed);
        HeadPose pose = pose(mesh);

        assertThat(pose.residual()).isCloseTo(leftOver(mesh, pose.rotation()) / mesh.eyeDistance(), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"20, 0, 0, -1, 0", "-20, 0, 0, 1, 0", "0, 20, 0, 0, 1", "0, -20, 0, 0, -1"})
    void the_nose_points_left_for_positive_yaw_and_down_for_positive_pitch(
            double yaw, double pitch, double roll, int right, int down) {
        Mesh mesh = TurnedFace.of(yaw, pitch, roll, 1);
        int nose = 1;
        double eyesX = (mesh.x(Mesh.LEFT_EYE_OUTER) + mesh.x(Mesh.RIGHT_EYE_OUTER)) / 2;
        Mesh straight = TurnedFace.of(0, 0, 0, 1);

        assertThat(Math.signum(Math.round(mesh.x(nose) - eyesX))).isEqualTo(right);
        assertThat(Math.signum(Math.round(mesh.y(nose) - straight.y(nose)))).isEqualTo(down);
    }

    @Test
    void positive_roll_is_clockwise_on_the_screen() {
        assertThat(Math.toDegrees(TurnedFace.of(0, 0, 30, 1).eyeLineAngle())).isCloseTo(30, within(1e-6));
    }

    @Test
    void a_batch_gives_what_its_items_give() {
        List<Mesh> batch = List.of(TurnedFace.of(1, 2, 3, 1), TurnedFace.of(-40, 5, 60, 1), TurnedFace.of(7, 8, 9, 1));

        assertThat(STAGE.apply(batch.stream().map(PoseStageTest::shape).toList()))
                .containsExactlyElementsOf(
                        batch.stream().map(PoseStageTest::pose).toList());
        assertThat(STAGE.apply(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, Double.NaN, Double.POSITIVE_INFINITY})
    void points_that_coincide_or_are_no_numbers_are_answered_as_unturned_and_doubtful(double everywhere) {
        HeadPose pose = pose(
                TurnedFace.each(TurnedFace.of(0, 0, 0, 1), p -> new double[] {everywhere, everywhere, everywhere}));

        assertThat(pose.rotation()).containsExactly(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0);
        assertThat(pose.residual()).isEqualTo(1);
        assertThat(pose.doubtful(null)).isTrue();
    }

    @Test
    void points_on_a_line_give_some_rotation_and_are_doubtful() {
        HeadPose pose = pose(TurnedFace.each(TurnedFace.of(0, 0, 0, 1), p -> new double[] {p[0], 0, 0}));

        assertProperRotation(pose.rotation());
        assertThat(pose.doubtful(null)).isTrue();
        assertThat(pose.residual()).isBetween(0.0, 1.0);
    }

    @Test
    void a_mesh_inside_out_is_not_fitted_by_a_mirror_image() {
        HeadPose pose = pose(TurnedFace.each(TurnedFace.of(0, 0, 0, 1), p -> new double[] {p[0], p[1], -p[2]}));

        assertProperRotation(pose.rotation());
        assertThat(pose.doubtful(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void the_depth_scale_must_be_positive(double scale) {
        assertThatThrownBy(() -> new PoseOptions(scale, 0.2)).hasMessageStartingWith("depthScale must be positive");
    }

    static HeadPose pose(Mesh mesh) {
        return STAGE.apply(List.of(shape(mesh))).get(0);
    }

    static FaceShape shape(Mesh mesh) {
        return new FaceShape(mesh, POINTS, true, 1);
    }

    static void assertAngles(HeadPose pose, double yaw, double pitch, double roll) {
        assertThat(wrapped(pose.yaw() - yaw)).isCloseTo(0, within(DEGREES));
        assertThat(pose.pitch()).isCloseTo(pitch, within(DEGREES));
        assertThat(wrapped(pose.roll() - roll)).isCloseTo(0, within(DEGREES));
    }

    private static double wrapped(double degrees) {
        return degrees - 360 * Math.rint(degrees / 360);
    }

    private static void assertProperRotation(List<Double> r) {
        double[][] rows = {
            {r.get(0), r.get(1), r.get(2)}, {r.get(3), r.get(4), r.get(5)}, {r.get(6), r.get(7), r.get(8)}
        };
        double[][] columns = {
            {r.get(0), r.get(3), r.get(6)}, {r.get(1), r.get(4), r.get(7)}, {r.get(2), r.get(5), r.get(8)}
        };
        double[][] unit = TurnedFace.product(rows, columns);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(unit[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
        double determinant = rows[0][0] * (rows[1][1] * rows[2][2] - rows[1][2] * rows[2][1])
                - rows[0][1] * (rows[1][0] * rows[2][2] - rows[1][2] * rows[2][0])
                + rows[0][2] * (rows[1][0] * rows[2][1] - rows[1][1] * rows[2][0]);
        assertThat(determinant).isCloseTo(1, within(1e-9));
    }

    /** Root mean square distance of the mesh from the canonical face, turned so and scaled and shifted as is best. */
    private static double leftOver(Mesh mesh, List<Double> r) {
        Mesh canonical = TurnedFace.of(0, 0, 0, 1);
        double[] seenMean = new double[3];
        double[] knownMean = new double[3];
        double[][] seen = new double[Mesh.VERTICES][];
        double[][] known = new double[Mesh.VERTICES][];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            seen[i] = new double[] {mesh.x(i), mesh.y(i), DEPTH * mesh.z(i)};
            known[i] = new double[3];
            for (int row = 0; row < 3; row++) {
                known[i][row] = r.get(3 * row) * canonical.x(i)
                        + r.get(3 * row + 1) * canonical.y(i)
                        + r.get(3 * row + 2) * canonical.z(i);
                seenMean[row] += seen[i][row] / Mesh.VERTICES;
                knownMean[row] += known[i][row] / Mesh.VERTICES;
            }
        }
        double common = 0;
        double squares = 0;
        for (int i = 0; i < Mesh.VERTICES; i++) {
            for (int row = 0; row < 3; row++) {
                common += (seen[i][row] - seenMean[row]) * (known[i][row] - knownMean[row]);
                squares += Math.pow(known[i][row] - knownMean[row], 2);
            }
        }
        double sum = 0;
        for (int i = 0; i < Mesh.VERTICES; i++) {
            for (int row = 0; row < 3; row++) {
                sum += Math.pow(seen[i][row] - seenMean[row] - common / squares * (known[i][row] - knownMean[row]), 2);
            }
        }
        return Math.sqrt(sum / Mesh.VERTICES);
    }
}
