package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceRectangleTest {

    private static final Detection FOUND =
            new Detection(new Box(100.5, 50.5, 80, 100), 0.9, Collections.nCopies(5, new Point(0, 0)), true);

    @Test
    void reaches_from_brow_to_chin_and_is_square() {
        FaceRectangle rectangle = FaceRectangle.of(TestFaces.upright(100.5, 50.5, 200));
        assertThat(rectangle).isEqualTo(new FaceRectangle(50, 100, 200, 200));
    }

    @Test
    void is_near_the_rectangles_that_were_recorded() {
        int near = 0;
        List<String[]> rows = Facts.rows("rectangles.csv");
        for (String[] row : rows) {
            double[] v = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
            FaceRectangle rectangle = FaceRectangle.of(withExtremes(v[0] + 0.5, v[1] + 0.5, v[2] + 0.5, v[3] + 0.5));
            double side = v[6];
            double worst = Math.max(
                    Math.abs(rectangle.top() - v[4]),
                    Math.max(Math.abs(rectangle.left() - v[5]), Math.abs(rectangle.width() - side)));
            assertThat(worst / side).isLessThanOrEqualTo(0.101);
            near += worst / side < 0.053 ? 1 : 0;
        }
        assertThat(rows).hasSize(10);
        assertThat(near).isEqualTo(8);
    }

    @Test
    void may_leave_the_picture() {
        FaceRectangle rectangle = FaceRectangle.of(TestFaces.upright(-20, -40, 100));
        assertThat(rectangle.top()).isEqualTo(-40);
        assertThat(rectangle.left()).isEqualTo(-20);
    }

    @Test
    void a_face_upside_down_keeps_its_size() {
        List<Point> turned = new ArrayList<>();
        for (Point point : TestFaces.upright(100, 50, 200).points()) {
            turned.add(new Point(400 - point.x(), 400 - point.y()));
        }
        FaceRectangle rectangle = FaceRectangle.of(new Landmarks(turned));
        assertThat(rectangle.height()).isCloseTo(200, within(1));
        assertThat(rectangle.top()).isCloseTo(150, within(1));
    }

    @Test
    void is_estimated_from_the_box_of_a_face_that_was_only_found() {
        FaceRectangle rectangle = FaceRectangle.of(FOUND, 1000);
        assertThat(rectangle).isEqualTo(new FaceRectangle(75, 102, 76, 76));
    }

    @Test
    void an_estimate_is_not_larger_than_allowed_and_stays_centred() {
        FaceRectangle rectangle = FaceRectangle.of(FOUND, 60);
        assertThat(rectangle.width()).isEqualTo(60);
        assertThat(rectangle.left() + 30).isEqualTo(140);
    }

    private static Landmarks withExtremes(double browTop, double jawBottom, double jawLeft, double jawRight) {
        List<Point> points = new ArrayList<>(TestFaces.upright(0, browTop, 0).points());
        for (int i = 0; i < Landmark.COUNT; i++) {
            points.set(i, new Point((jawLeft + jawRight) / 2, browTop));
        }
        points.set(Landmark.CONTOUR_LEFT1.index(), new Point(jawLeft, browTop));
        points.set(Landmark.CONTOUR_RIGHT1.index(), new Point(jawRight, browTop));
        points.set(Landmark.CONTOUR_CHIN.index(), new Point((jawLeft + jawRight) / 2, jawBottom));
        return new Landmarks(points);
    }
}
