package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.stage.NumberTable;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static final Point ORIGIN = new Point(0, 0);
    private static final int CHIN = Landmark.CONTOUR_CHIN.index();
    private static final Offset<Double> EXACT = within(1e-6);

    private final Outline plain = new Outline(false);
    private final Outline shifted = new Outline(true);

    @Test
    void points_inside_are_pushed_sideways_onto_the_outline() {
        List<Point> before = Ball.points(0.7, ORIGIN, 0, 1);
        List<Point> after = applied(plain, before, Ball.mesh(ORIGIN, 0, 1));

        for (int k = 0; k <= 32; k++) {
            assertThat(after.get(k).y()).isCloseTo(before.get(k).y(), EXACT);
            if (k != CHIN) {
                double side = k < CHIN ? -1 : 1;
                double circle = Math.sqrt(
                        Ball.RADIUS * Ball.RADIUS - Math.pow(before.get(k).y(), 2));
                assertThat(side * after.get(k).x()).isBetween(0.95 * circle, circle + 1e-6);
            }
        }
    }

    @Test
    void points_outside_stay() {
        List<Point> before = Ball.points(1.01, ORIGIN, 0, 1);

        List<Point> after = applied(plain, before, Ball.mesh(ORIGIN, 0, 1));

        for (int k = 0; k <= 32; k++) {
            assertThat(after.get(k).x()).isCloseTo(before.get(k).x(), EXACT);
            assertThat(after.get(k).y()).isCloseTo(before.get(k).y(), EXACT);
        }
    }

    @Test
    void points_above_or_below_the_whole_face_stay() {
        List<Point> before = Ball.points(3, ORIGIN, 0, 1);

        assertThat(applied(plain, before, Ball.mesh(ORIGIN, 0, 1)).get(20).x())
                .isCloseTo(before.get(20).x(), EXACT);
    }

    @Test
    void the_chin_moves_by_its_offset_only() {
        List<Point> before = Ball.points(0.7, ORIGIN, 0, 1);
        Mesh mesh = Ball.mesh(ORIGIN, 0, 1);
        double[] offset = NumberTable.rows(Outline.class, "contour-offsets.csv").get(CHIN);
        Point chin = applied(shifted, before, mesh).get(CHIN);

        assertThat(applied(plain, before, mesh).get(CHIN).x())
                .isCloseTo(before.get(CHIN).x(), EXACT);
        assertThat(chin.x()).isCloseTo(before.get(CHIN).x() + 90 * offset[1], EXACT);
        assertThat(chin.y()).isCloseTo(before.get(CHIN).y() + 90 * offset[2], EXACT);
    }

    @Test
    void only_the_jaw_is_touched() {
        List<Point> before = Ball.points(0.7, ORIGIN, 0, 1);

        assertThat(applied(shifted, before, Ball.mesh(ORIGIN, 0, 1)).subList(33, Landmark.COUNT))
                .isEqualTo(before.subList(33, Landmark.COUNT));
    }

    @Test
    void the_offsets_are_33_in_order_and_symmetric() {
        List<double[]> rows = NumberTable.rows(Outline.class, "contour-offsets.csv");

        assertThat(rows).hasSize(33);
        for (int k = 0; k <= 32; k++) {
            assertThat(rows.get(k)).hasSize(3).startsWith(k);
            assertThat(rows.get(32 - k)[1]).isCloseTo(-rows.get(k)[1], EXACT);
            assertThat(rows.get(32 - k)[2]).isCloseTo(rows.get(k)[2], EXACT);
        }
    }

    @Property
    void the_outline_follows_the_face_wherever_it_is_turned(
            @ForAll @DoubleRange(min = -1.5, max = 1.5) double angle,
            @ForAll @DoubleRange(min = 0.1, max = 20) double scale,
            @ForAll @DoubleRange(min = -3000, max = 3000) double x) {
        Point centre = new Point(x, 500);
        List<Point> level = applied(shifted, Ball.points(0.7, ORIGIN, 0, 1), Ball.mesh(ORIGIN, 0, 1));
        List<Point> turned = applied(shifted, Ball.points(0.7, centre, angle, scale), Ball.mesh(centre, angle, scale));

        for (int k = 0; k <= 32; k++) {
            Point expected = Ball.placed(level.get(k), centre, angle, scale);
            assertThat(turned.get(k).x()).isCloseTo(expected.x(), within(1e-5 * scale));
            assertThat(turned.get(k).y()).isCloseTo(expected.y(), within(1e-5 * scale));
        }
    }

    @Property
    void a_small_change_of_the_face_moves_the_outline_a_little(
            @ForAll @DoubleRange(min = 0.5, max = 1.1) double share,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double angle) {
        List<Point> before = applied(shifted, Ball.points(share, ORIGIN, angle, 1), Ball.mesh(ORIGIN, angle, 1));
        double step = 1e-6;
        List<Point> after = applied(
                shifted,
                Ball.points(share + step, ORIGIN, angle + step, 1 + step),
                Ball.mesh(ORIGIN, angle + step, 1 + step));

        for (int k = 0; k <= 32; k++) {
            assertThat(after.get(k).x()).isCloseTo(before.get(k).x(), within(0.1));
            assertThat(after.get(k).y()).isCloseTo(before.get(k).y(), within(0.1));
        }
    }

    private static List<Point> applied(Outline outline, List<Point> points, Mesh mesh) {
        List<Point> pushed = Outline.pushed(points, mesh);
        outline.shift(pushed, mesh);
        return pushed;
    }
}
