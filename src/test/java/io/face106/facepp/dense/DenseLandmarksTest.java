package io.face106.facepp.dense;

import static io.face106.facepp.dense.DenseFace.clockwise;
import static io.face106.facepp.dense.DenseFace.distance;
import static io.face106.facepp.dense.DenseFace.sharpestBend;
import static io.face106.facepp.dense.DenseFace.sharpestTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.testing.CanonicalShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLandmarksTest {

    private static final DenseFace FACE = DenseFace.of(CanonicalShape.of(CanonicalShape.mesh()));

    @Test
    void draws_973_points_each_under_a_name_of_its_own() {
        int count = 0;
        for (DenseGroup group : DenseGroup.values()) {
            count += DenseLandmarks.points(FACE.shape(), group).size();
        }
        assertThat(count).isEqualTo(973);
        assertThat(FACE.points()).hasSize(973);
    }

    @Test
    void what_is_at_the_left_of_the_picture_runs_clockwise_from_its_outer_end() {
        for (String name : List.of("left_eyebrow_", "left_eye_", "left_eye_eyelid_")) {
            List<Point> loop = FACE.line(name, 63);
            assertThat(clockwise(loop)).as(name).isPositive();
            assertThat(loop)
                    .as(name)
                    .allSatisfy(p ->
                            assertThat(p.x()).isGreaterThanOrEqualTo(loop.get(0).x() - 0.5));
        }
    }

    @Test
    void what_is_at_the_right_of_the_picture_runs_counterclockwise_from_its_outer_end() {
        for (String name : List.of("right_eyebrow_", "right_eye_", "right_eye_eyelid_")) {
            List<Point> loop = FACE.line(name, 63);
            assertThat(clockwise(loop)).as(name).isNegative();
            assertThat(loop)
                    .as(name)
                    .allSatisfy(p ->
                            assertThat(p.x()).isLessThanOrEqualTo(loop.get(0).x() + 0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "right"})
    void the_contour_runs_up_from_the_chin(String side) {
        List<Point> contour = FACE.line("face_contour_" + side + "_", 64);

        for (int i = 0; i + 1 < contour.size(); i++) {
            assertThat(contour.get(i + 1).y()).isLessThan(contour.get(i).y());
        }
        Point chin = FACE.shape().landmarks().at(Landmark.CONTOUR_CHIN);
        assertThat(distance(chin, contour.get(0)))
                .isCloseTo(distance(contour.get(0), contour.get(1)) / 2, within(0.05));
    }

    @Test
    void the_hairline_runs_from_image_right_over_the_top_to_image_left() {
        List<Point> hairline = FACE.line("face_hairline_", 145);

        double top = hairline.stream().mapToDouble(Point::y).min().orElseThrow();
        assertThat(hairline.get(0).x()).isGreaterThan(hairline.get(144).x());
        assertThat(hairline.get(72).y()).isCloseTo(top, within(0.5));
        assertThat(hairline.get(72).x()).isCloseTo(CanonicalShape.CENTRE, within(0.5));
    }

    @Test
    void the_lips_share_the_corners_of_the_mouth() {
        Point left = FACE.shape().landmarks().at(Landmark.MOUTH_LEFT_CORNER);
        Point right = FACE.shape().landmarks().at(Landmark.MOUTH_RIGHT_CORNER);

        assertThat(distance(FACE.at("upper_lip_0"), left)).isLessThan(1e-6);
        assertThat(distance(FACE.at("upper_lip_32"), right)).isLessThan(1e-6);
        assertThat(distance(FACE.at("lower_lip_31"), right)).isLessThan(1e-6);
        assertThat(distance(FACE.at("lower_lip_63"), left)).isLessThan(1e-6);
        assertThat(FACE.at("upper_lip_15").y())
                .isLessThan(FACE.at("upper_lip_47").y());
        assertThat(FACE.at("lower_lip_15").y())
                .isGreaterThan(FACE.at("lower_lip_47").y());
        assertThat(FACE.at("lower_lip_47").y())
                .isGreaterThan(FACE.at("upper_lip_47").y());
    }

    @Test
    void the_nose_lines_meet_at_its_base_and_the_midline_passes_between_them() {
        Point base = FACE.shape().landmarks().at(Landmark.NOSE_MIDDLE_CONTOUR);

        assertThat(FACE.at("nose_left_62").towards(FACE.at("nose_right_62"), 0.5))
                .satisfies(p -> assertThat(distance(p, base)).isLessThan(0.5));
        assertThat(FACE.at("nose_left_0").y())
                .isLessThan(FACE.at("nose_left_62").y());
        List<Point> midline = FACE.line("nose_midline_", 60);
        for (int i = 0; i + 1 < midline.size(); i++) {
            assertThat(midline.get(i + 1).y()).isGreaterThan(midline.get(i).y());
        }
        assertThat(FACE.at("left_nostril").x())
                .isBetween(FACE.at("nose_left_45").x(), base.x());
    }

    @ParameterizedTest
    @CsvSource({
        "face_hairline_, 145",
        "face_contour_left_, 64",
        "face_contour_right_, 64",
        "left_eye_, 63",
        "right_eye_, 63",
        "nose_left_, 63",
        "nose_right_, 63",
        "upper_lip_, 32",
        "lower_lip_, 31",
        "left_eyebrow_, 32",
        "right_eye_eyelid_, 32"
    })
    void steps_are_equal_and_bends_are_gentle(String name, int count) {
        List<Point> line = FACE.line(name, count);

        double mean = 0;
        for (int i = 0; i + 1 < count; i++) {
            mean += distance(line.get(i), line.get(i + 1)) / (count - 1);
        }
        for (int i = 0; i + 1 < count; i++) {
            assertThat(distance(line.get(i), line.get(i + 1))).as(name + i).isCloseTo(mean, within(0.15 * mean));
        }
        assertThat(sharpestBend(line)).as(name).isLessThan(35);
    }

    /** Further turns need a contour that was moved to the visible outline: see {@link DensePicturesTest}. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "30, 0, 0", "-40, 10, 20", "35, -15, 0", "0, 25, -40", "0, -25, 0"})
    void the_outline_is_one_smooth_closed_line_through_the_contour_points(double yaw, double pitch, double roll) {
        DenseFace face = turned(yaw, pitch, roll);
        List<Point> outline = outline(face);

        assertThat(sharpestBend(outline)).isLessThan(35);
        assertThat(sharpestTurn(face.line("face_hairline_", 145), face.turnLength()))
                .isLessThan(DenseFace.GENTLE);
        for (Landmark landmark : Landmark.inOrder().subList(0, 33)) {
            assertThat(distance(face.shape().landmarks().at(landmark), outline))
                    .as(landmark.wireName())
                    .isLessThan(0.01 * face.eyes());
        }
        assertThat(distance(face.at("face_hairline_144"), face.line("face_contour_left_", 64)))
                .isLessThan(0.005 * face.eyes());
        assertThat(distance(face.at("face_hairline_0"), face.line("face_contour_right_", 64)))
                .isLessThan(0.005 * face.eyes());
    }

    @Test
    void lines_pass_the_points_of_the_106_that_they_stand_for() {
        assertPasses("left_eye_eyelid_", 64, "left_eye_(.*_(corner|quarter)|top|bottom)", 0.01);
        assertPasses("right_eye_eyelid_", 64, "right_eye_(.*_(corner|quarter)|top|bottom)", 0.01);
        assertPasses("left_eyebrow_", 64, "left_eyebrow_.*", 0.01);
        assertPasses("right_eyebrow_", 64, "right_eyebrow_.*", 0.01);
        assertPasses("upper_lip_", 64, "mouth_(upper_lip_.*|.*_corner)", 0.01);
        assertPasses("lower_lip_", 64, "mouth_(lower_lip_.*|.*_corner)", 0.01);
        assertPasses("nose_left_", 63, "nose_left_contour[2345]", 0.02);
        assertPasses("nose_right_", 63, "nose_right_contour[2345]", 0.02);
        assertPasses("nose_midline_", 60, "nose_(bridge[123]|tip|middle_contour)", 0.01);
    }

    /** The face on the page (see the package) and the canonical one: heights above the eyes, in distances of their outer corners. */
    @ParameterizedTest
    @CsvSource({
        "face_hairline_72, 0.87",
        "face_hairline_0, -0.26",
        "face_hairline_144, -0.26",
        "face_contour_right_63, -0.11",
        "face_contour_left_63, -0.11",
        "nose_midline_0, 0.23",
        "nose_midline_16, -0.03",
        "nose_midline_59, -0.63",
        "nose_left_0, -0.06",
        "left_nostril, -0.48"
    })
    void places_are_where_they_were_seen(String name, double height) {
        Point left = FACE.shape().mesh().point(Mesh.LEFT_EYE_OUTER);
        Point p = FACE.at(name);

        assertThat((left.y() - p.y()) / FACE.eyes()).isCloseTo(height, within(0.05));
    }

    @Test
    void the_radius_of_a_pupil_is_that_of_an_iris() {
        double radius = DenseLandmarks.pupilRadius(FACE.shape(), DenseGroup.LEFT_EYE);

        assertThat(radius / CanonicalShape.SCALE).isCloseTo(0.585, within(0.05));
        assertThat(DenseLandmarks.pupilRadius(FACE.shape(), DenseGroup.RIGHT_EYE))
                .isCloseTo(radius, within(0.1));
    }

    @Test
    void a_face_that_is_moved_scaled_and_tilted_moves_its_points_alike() {
        double cos = 3 * Math.cos(0.4);
        double sin = 3 * Math.sin(0.4);
        DenseFace moved = DenseFace.of(CanonicalShape.of(CanonicalShape.each(CanonicalShape.mesh(), p ->
                new double[] {cos * p[0] - sin * p[1] + 70, sin * p[0] + cos * p[1] - 900, 3 * p[2]})));

        FACE.points()
                .forEach((name, p) -> assertThat(distance(
                                moved.at(name),
                                new Point(cos * p.x() - sin * p.y() + 70, sin * p.x() + cos * p.y() - 900)))
                        .as(name)
                        .isLessThan(1e-6));
        assertThat(DenseLandmarks.pupilRadius(moved.shape(), DenseGroup.LEFT_EYE))
                .isCloseTo(3 * DenseLandmarks.pupilRadius(FACE.shape(), DenseGroup.LEFT_EYE), within(1e-9));
    }

    @Test
    void a_mirrored_face_has_mirrored_points_with_left_and_right_exchanged() {
        Mesh turned = CanonicalShape.turned(CanonicalShape.mesh(), 25, 10, 15);
        Map<String, Point> there = DenseFace.of(CanonicalShape.of(turned)).points();
        DenseFace mirrored = DenseFace.of(CanonicalShape.of(CanonicalShape.mirrored(turned)));

        there.forEach((name, p) -> assertThat(
                        distance(mirrored.at(mirrorOf(name)), new Point(2 * CanonicalShape.CENTRE - p.x(), p.y())))
                .as(name)
                .isLessThan(0.01 * mirrored.eyes()));
    }

    private static String mirrorOf(String name) {
        if (name.startsWith("face_hairline_")) {
            return "face_hairline_" + (144 - number(name));
        } else if (name.startsWith("upper_lip_")) {
            return "upper_lip_" + Math.floorMod(32 - number(name), 64);
        } else if (name.startsWith("lower_lip_")) {
            return "lower_lip_" + Math.floorMod(30 - number(name), 64);
        }
        return name.contains("left") ? name.replace("left", "right") : name.replace("right", "left");
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1));
    }

    private static DenseFace turned(double yaw, double pitch, double roll) {
        return DenseFace.of(CanonicalShape.of(CanonicalShape.turned(CanonicalShape.mesh(), yaw, pitch, roll)));
    }

    /** Chin, image right, hairline without what the contour has already drawn, image left, chin. */
    private static List<Point> outline(DenseFace face) {
        List<Point> outline = new ArrayList<>(face.line("face_contour_right_", 64));
        List<Point> left = face.line("face_contour_left_", 64);
        Collections.reverse(left);
        List<Point> hairline = face.line("face_hairline_", 145);
        outline.addAll(hairline.subList(12, 133));
        outline.addAll(left);
        outline.add(outline.get(0));
        return outline;
    }

    private static void assertPasses(String line, int count, String landmarks, double tolerance) {
        List<Point> points = FACE.line(line, count);
        points.add(points.get(0));
        List<Landmark> meant = Landmark.inOrder().stream()
                .filter(landmark -> landmark.wireName().matches(landmarks))
                .toList();
        assertThat(meant).isNotEmpty();
        for (Landmark landmark : meant) {
            assertThat(distance(FACE.shape().landmarks().at(landmark), points))
                    .as(landmark.wireName())
                    .isLessThan(tolerance * FACE.eyes());
        }
    }
}
