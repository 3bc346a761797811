package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class Landmarks83Test {

    private static final Landmarks FACE = TestFaces.upright(100, 50, 200);

    @Test
    void has_exactly_the_recorded_names() {
        assertThat(Landmarks83.inOrder())
                .hasSize(Landmarks83.COUNT)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Facts.firstColumn("names83.txt"));
        assertThat(Landmarks83.of(FACE)).hasSize(Landmarks83.COUNT);
    }

    @Test
    void the_106_names_are_the_recorded_ones() {
        assertThat(Landmark.inOrder().stream().map(Landmark::wireName))
                .containsExactlyInAnyOrderElementsOf(Facts.firstColumn("names106.csv"));
    }

    @Test
    void the_jaw_begins_on_the_pupil_line_on_both_sides() {
        assertThat(point("contour_left1").y()).isCloseTo(50 + 0.3 * 200, within(1e-9));
        assertThat(point("contour_right1").y()).isCloseTo(50 + 0.3 * 200, within(1e-9));
        assertThat(point("contour_left1").x())
                .isLessThan(point("contour_right1").x());
    }

    @Test
    void the_jaw_goes_in_equal_steps_to_the_chin() {
        List<Point> jaw = Landmarks83.of(FACE).subList(0, 10);
        assertThat(Landmarks83.inOrder().subList(0, 10))
                .startsWith("contour_left1")
                .endsWith("contour_chin");
        double first = distance(jaw.get(0), jaw.get(1));
        for (int i = 1; i < 9; i++) {
            // Chords of an arc; they differ only by its curvature.
            assertThat(distance(jaw.get(i), jaw.get(i + 1))).isCloseTo(first, within(0.03 * first));
        }
    }

    @Test
    void a_jaw_that_starts_below_the_pupils_is_used_whole() {
        List<Point> points = new ArrayList<>(FACE.points());
        points.set(Landmark.LEFT_EYE_PUPIL.index(), new Point(150, 0));
        points.set(Landmark.RIGHT_EYE_PUPIL.index(), new Point(250, 0));
        Point first = Landmarks83.of(new Landmarks(points)).get(0);
        assertThat(first).isEqualTo(FACE.at(Landmark.CONTOUR_LEFT1));
    }

    @Test
    void survives_points_that_all_coincide() {
        Landmarks dot = new Landmarks(Collections.nCopies(Landmark.COUNT, new Point(7, 8)));
        assertThat(Landmarks83.of(dot)).containsOnly(new Point(7, 8));
    }

    @Test
    void contour3_of_the_upper_lip_is_the_half_way_point() {
        assertThat(point("mouth_upper_lip_left_contour3")).isEqualTo(FACE.at(Landmark.MOUTH_UPPER_LIP_LEFT_CONTOUR4));
        assertThat(point("mouth_upper_lip_right_contour3")).isEqualTo(FACE.at(Landmark.MOUTH_UPPER_LIP_RIGHT_CONTOUR4));
        assertThat(point("mouth_lower_lip_left_contour3")).isEqualTo(FACE.at(Landmark.MOUTH_LOWER_LIP_LEFT_CONTOUR3));
    }

    @Test
    void renamed_points_keep_their_place() {
        assertThat(point("nose_left")).isEqualTo(FACE.at(Landmark.NOSE_LEFT_CONTOUR3));
        assertThat(point("nose_contour_right2")).isEqualTo(FACE.at(Landmark.NOSE_RIGHT_CONTOUR2));
        assertThat(point("nose_contour_lower_middle")).isEqualTo(FACE.at(Landmark.NOSE_MIDDLE_CONTOUR));
        assertThat(point("left_eye_pupil")).isEqualTo(FACE.at(Landmark.LEFT_EYE_PUPIL));
        Point upper = FACE.at(Landmark.LEFT_EYEBROW_UPPER_RIGHT_CORNER);
        Point lower = FACE.at(Landmark.LEFT_EYEBROW_LOWER_RIGHT_CORNER);
        assertThat(point("left_eyebrow_right_corner").y()).isEqualTo((upper.y() + lower.y()) / 2);
    }

    private static Point point(String name) {
        return Landmarks83.of(FACE).get(Landmarks83.inOrder().indexOf(name));
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
