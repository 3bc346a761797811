package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.facepp.EyeGaze.Eye;
import io.face106.testing.CanonicalShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EyeGazeTest {

    private static final EyeState OPEN = new EyeState(0.1, 0.1, 0.5, 0.05, 0.1, 0.05, 0.1);

    /** Outer corner, inner corner, middles of the lids. */
    private static final int[] LEFT = {33, 133, 159, 145};

    private static final int[] RIGHT = {263, 362, 386, 374};

    @ParameterizedTest
    @CsvSource({"0, 0", "20, 0", "-20, 0", "0, 15", "0, -10", "15, 10"})
    void sees_where_eyes_on_a_level_head_look(double right, double down) {
        EyeGaze gaze = EyeGaze.of(looking(right, down, 0, 0, 0));

        assertLooks(gaze.left(), right, down, 4);
        assertLooks(gaze.right(), right, down, 4);
    }

    @ParameterizedTest
    @CsvSource({"25, 0, 0", "-30, 0, 0", "0, 20, 0", "0, 0, 35", "28, -10, -20"})
    void tells_it_relative_to_the_head_however_that_is_turned(double yaw, double pitch, double roll) {
        EyeGaze level = EyeGaze.of(looking(12, -8, 0, 0, 0));
        EyeGaze turned = EyeGaze.of(looking(12, -8, yaw, pitch, roll));

        assertNear(turned.left(), level.left(), 0.04);
        assertNear(turned.right(), level.right(), 0.04);
    }

    @Test
    void positions_grow_to_image_right_and_downwards() {
        Eye ahead = EyeGaze.of(looking(0, 0, 0, 0, 0)).left();
        Eye aside = EyeGaze.of(looking(20, 15, 0, 0, 0)).left();

        assertThat(ahead.x()).isCloseTo(0.5, within(0.03));
        assertThat(ahead.y()).isCloseTo(0.42, within(0.03));
        assertThat(aside.x()).isBetween(ahead.x() + 0.05, 0.8);
        assertThat(aside.y()).isBetween(ahead.y() + 0.05, 0.8);
    }

    @Test
    void a_mirrored_face_looks_the_other_way() {
        FaceShape there = looking(18, 5, 20, 5, 10);
        EyeGaze gaze = EyeGaze.of(there);
        EyeGaze mirrored = EyeGaze.of(mirrored(there));

        assertNear(mirrored.left(), opposite(gaze.right()), 0.005);
        assertNear(mirrored.right(), opposite(gaze.left()), 0.005);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "33, 0", "-25, 12", "7, -9"})
    void vectors_have_length_1_even_after_rounding_to_three_decimals(double right, double down) {
        EyeGaze gaze = EyeGaze.of(looking(right, down, 10, 0, 0));

        for (Eye eye : new Eye[] {gaze.left(), gaze.right()}) {
            double norm = Math.sqrt(square(eye.vx()) + square(eye.vy()) + square(eye.vz()));
            assertThat(norm).isBetween(0.998, 1.002);
            assertThat(eye.vz()).isPositive();
            assertThat(eye.x()).isBetween(0.0, 1.0);
            assertThat(eye.y()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void left_and_right_are_those_of_the_image() {
        FaceShape ahead = looking(0, 0, 0, 0, 0);
        FaceShape aside = looking(15, 0, 0, 0, 0);
        EyeGaze gaze = EyeGaze.of(CanonicalShape.withPupils(
                ahead,
                aside.landmarks().at(Landmark.LEFT_EYE_PUPIL),
                ahead.landmarks().at(Landmark.RIGHT_EYE_PUPIL)));

        assertLooks(gaze.left(), 15, 0, 4);
        assertLooks(gaze.right(), 0, 0, 4);
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "0, -40", "40, 0", "-40, 0"})
    void nothing_is_told_of_a_pupil_that_is_not_within_its_eye(double right, double down) {
        FaceShape ahead = looking(0, 0, 0, 0, 0);
        Point seen = ahead.landmarks().at(Landmark.LEFT_EYE_PUPIL);

        assertThat(EyeGaze.of(CanonicalShape.withPupils(
                        ahead,
                        new Point(seen.x() + right, seen.y() + down),
                        ahead.landmarks().at(Landmark.RIGHT_EYE_PUPIL))))
                .isNull();
    }

    @Test
    void nothing_is_told_of_a_pupil_that_is_no_number() {
        FaceShape ahead = looking(0, 0, 0, 0, 0);

        assertThat(EyeGaze.of(CanonicalShape.withPupils(
                        ahead, new Point(Double.NaN, 300), ahead.landmarks().at(Landmark.RIGHT_EYE_PUPIL))))
                .isNull();
    }

    @Test
    void nothing_is_told_of_eyes_that_contradict_each_other() {
        assertThat(EyeGaze.of(crossed(8))).isNotNull();
        assertThat(EyeGaze.of(crossed(14))).isNull();
    }

    @Test
    void nothing_is_told_of_an_eye_that_looks_further_aside_than_eyes_can() {
        assertThat(EyeGaze.of(looking(40, 0, 0, 0, 0))).isNotNull();
        assertThat(EyeGaze.of(looking(65, 0, 0, 0, 0))).isNull();
    }

    @Test
    void nothing_is_told_of_a_closed_eye() {
        Mesh mesh = CanonicalShape.mesh();
        double lower = mesh.y(145);
        Mesh winking = CanonicalShape.each(
                mesh,
                p -> p[1] == mesh.y(159) && p[0] == mesh.x(159)
                        ? new double[] {p[0], lower - 0.1 * CanonicalShape.SCALE, p[2]}
                        : p);

        assertThat(EyeGaze.of(CanonicalShape.of(winking))).isNull();
        assertThat(EyeGaze.of(CanonicalShape.of(mesh))).isNotNull();
    }

    @Test
    void nothing_is_told_without_irises() {
        FaceShape seen = CanonicalShape.of(CanonicalShape.mesh());
        assertThat(EyeGaze.of(new FaceShape(seen.mesh(), seen.landmarks(), false, 1)))
                .isNull();
    }

    @Test
    void a_network_that_sees_both_eyes_open_changes_nothing() {
        FaceShape seen = looking(12, -8, 10, 0, 0);

        assertThat(EyeGaze.of(knowing(seen, OPEN, OPEN, 1, 1))).isEqualTo(EyeGaze.of(seen));
        assertThat(EyeGaze.of(knowing(seen, OPEN, OPEN, 0.51, 0.51))).isEqualTo(EyeGaze.of(seen));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, 0, 0, 0",
        "0, 1, 0, 0, 0, 0, 0",
        "0, 0, 0, 1, 0, 0, 0",
        "0, 0, 0, 0, 0, 1, 0",
        "0, 0, 0, 0, 0, 0, 1",
        ".3, 0, .3, 0, .1, 0, .3",
        // Covered and open are both likelier than not, by the rounding that a sum may have.
        ".5004, 0, .5004, 0, 0, 0, 0",
        ".1, .2, .4, .3, 0, 0, 0"
    })
    void nothing_is_told_if_an_eye_is_likelier_covered_or_closed_than_open(
            double object, double self, double open, double closed, double clear, double shut, double dark) {
        FaceShape seen = looking(0, 0, 0, 0, 0);
        EyeState bad = new EyeState(object, self, open, closed, clear, shut, dark);

        assertThat(EyeGaze.of(knowing(seen, bad, OPEN, 1, 1))).isNull();
        assertThat(EyeGaze.of(knowing(seen, OPEN, bad, 1, 1))).isNull();
    }

    @Test
    void nothing_is_told_of_a_pupil_that_is_but_guessed() {
        FaceShape seen = looking(0, 0, 0, 0, 0);

        assertThat(EyeGaze.of(knowing(seen, OPEN, OPEN, 0.49, 1))).isNull();
        assertThat(EyeGaze.of(knowing(seen, OPEN, OPEN, 1, 0.49))).isNull();
        assertThat(EyeGaze.of(knowing(seen, OPEN, OPEN, 0, 0))).isNull();
    }

    @Test
    void nothing_is_told_of_a_head_turned_away() {
        for (int side : new int[] {-1, 1}) {
            assertThat(EyeGaze.of(looking(0, 0, side * 30, 0, 0))).isNotNull();
            assertThat(EyeGaze.of(looking(0, 0, side * 34, 0, 0))).isNull();
        }
        assertThat(EyeGaze.of(looking(0, 0, 180, 0, 0))).isNull();
    }

    /** Everything can be seen but what is said of the pupils. */
    private static FaceShape knowing(
            FaceShape shape, EyeState left, EyeState right, double leftPupil, double rightPupil) {
        List<Double> visibility = new ArrayList<>(Collections.nCopies(Landmark.COUNT, 1.0));
        visibility.set(Landmark.LEFT_EYE_PUPIL.index(), leftPupil);
        visibility.set(Landmark.RIGHT_EYE_PUPIL.index(), rightPupil);
        Cues cues = new Cues(visibility, left, right, TestFaces.MOUTH, new Angles(0, 0, 0));
        return new FaceShape(shape.mesh(), shape.landmarks(), shape.irises(), shape.presence(), cues);
    }

    /** Each eye looks so many degrees towards the nose. */
    private static FaceShape crossed(double degrees) {
        return CanonicalShape.withPupils(
                CanonicalShape.of(CanonicalShape.mesh()),
                looking(degrees, 0, 0, 0, 0).landmarks().at(Landmark.LEFT_EYE_PUPIL),
                looking(-degrees, 0, 0, 0, 0).landmarks().at(Landmark.RIGHT_EYE_PUPIL));
    }

    private static void assertLooks(Eye eye, double right, double down, double tolerance) {
        assertThat(Math.toDegrees(Math.asin(eye.vx()))).isCloseTo(right, within(tolerance));
        assertThat(Math.toDegrees(Math.atan2(eye.vy(), eye.vz()))).isCloseTo(down, within(tolerance));
    }

    private static void assertNear(Eye eye, Eye expected, double tolerance) {
        assertThat(eye.x()).isCloseTo(expected.x(), within(tolerance));
        assertThat(eye.y()).isCloseTo(expected.y(), within(tolerance));
        assertThat(eye.vx()).isCloseTo(expected.vx(), within(tolerance));
        assertThat(eye.vy()).isCloseTo(expected.vy(), within(tolerance));
        assertThat(eye.vz()).isCloseTo(expected.vz(), within(tolerance));
    }

    private static Eye opposite(Eye eye) {
        return new Eye(1 - eye.x(), eye.y(), -eye.vx(), eye.vy(), eye.vz());
    }

    private static double square(double v) {
        return square(Math.round(1000 * v));
    }

    private static double square(long thousandths) {
        return thousandths * thousandths / 1e6;
    }

    private static FaceShape mirrored(FaceShape shape) {
        Point left = shape.landmarks().at(Landmark.LEFT_EYE_PUPIL);
        Point right = shape.landmarks().at(Landmark.RIGHT_EYE_PUPIL);
        return CanonicalShape.withPupils(
                CanonicalShape.of(CanonicalShape.mirrored(shape.mesh())),
                new Point(2 * CanonicalShape.CENTRE - right.x(), right.y()),
                new Point(2 * CanonicalShape.CENTRE - left.x(), left.y()));
    }

    /** The canonical face with balls for eyes, that look so many degrees aside and down in a head that is then turned. */
    private static FaceShape looking(double right, double down, double yaw, double pitch, double roll) {
        Mesh mesh = CanonicalShape.mesh();
        Point leftPupil = pupil(mesh, LEFT, -1, new double[] {right, down, yaw, pitch, roll});
        Point rightPupil = pupil(mesh, RIGHT, 1, new double[] {right, down, yaw, pitch, roll});
        return CanonicalShape.withPupils(
                CanonicalShape.of(CanonicalShape.turned(mesh, yaw, pitch, roll)), leftPupil, rightPupil);
    }

    private static Point pupil(Mesh mesh, int[] eye, int outwards, double[] turns) {
        double width = FaceFrame.Vector.between(mesh, eye[0], eye[1]).length();
        double radius = width * 12 / 28;
        double aside = Math.toRadians(turns[0]);
        double down = Math.toRadians(turns[1]);
        double x = (mesh.x(eye[0]) + mesh.x(eye[1])) / 2 + 0.018 * width * outwards;
        double y = (mesh.y(eye[0]) + mesh.y(eye[1])) / 2 - 0.043 * width;
        double z = (mesh.z(eye[2]) + mesh.z(eye[3])) / 2 + radius;
        double[] p = {
            x + radius * Math.sin(aside),
            y + radius * Math.cos(aside) * Math.sin(down),
            z - radius * Math.cos(aside) * Math.cos(down)
        };
        double[] turned = CanonicalShape.turned(p, turns[2], turns[3], turns[4]);
        return new Point(turned[0], turned[1]);
    }
}
