package io.face106.facepp.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final double RADIUS = 100;

    @Test
    void twelve_anchors_on_a_circle_give_nearly_the_circle() {
        Curve circle = Curve.closed(circle(12));

        assertThat(circle.length()).isCloseTo(2 * Math.PI * RADIUS, within(2.0));
        assertThat(circle.pieces(60))
                .allSatisfy(p -> assertThat(Math.hypot(p.x(), p.y())).isCloseTo(RADIUS, within(0.3)));
    }

    @Test
    void steps_are_equally_long() {
        List<Point> points = Curve.closed(circle(12)).pieces(60);

        for (int i = 0; i < points.size(); i++) {
            assertThat(distance(points.get(i), points.get((i + 1) % points.size())))
                    .isCloseTo(2 * Math.PI * RADIUS / 60, within(0.1));
        }
    }

    @Test
    void a_closed_curve_goes_on_around_and_an_open_one_ends() {
        List<Point> corners = List.of(new Point(0, 0), new Point(10, 0), new Point(10, 10));
        Curve closed = Curve.closed(corners);
        Curve open = Curve.open(corners);

        assertThat(distance(closed.at(closed.length() + 1), closed.at(1))).isLessThan(1e-9);
        assertThat(distance(closed.at(-1), closed.at(closed.length() - 1))).isLessThan(1e-9);
        assertThat(open.at(open.length() + 1)).isEqualTo(new Point(10, 10));
        assertThat(open.at(-1)).isEqualTo(new Point(0, 0));
    }

    @Property
    void passes_through_every_anchor(@ForAll @Size(min = 3, max = 12) List<@IntRange(max = 500) Integer> numbers) {
        List<Point> anchors = zigzag(numbers);
        for (Curve curve : List.of(Curve.open(anchors), Curve.closed(anchors))) {
            for (int i = 0; i < anchors.size(); i++) {
                assertThat(distance(curve.at(curve.way(i)), anchors.get(i))).isLessThan(1e-6);
            }
        }
    }

    @Property
    void anchors_that_coincide_do_no_harm(@ForAll @Size(min = 2, max = 6) List<@IntRange(max = 500) Integer> numbers) {
        List<Point> twice =
                zigzag(numbers).stream().flatMap(p -> List.of(p, p).stream()).toList();

        assertThat(Curve.closed(twice).pieces(20)).allSatisfy(p -> {
            assertThat(p.x()).isBetween(-1000.0, 1000.0);
            assertThat(p.y()).isBetween(-1000.0, 1000.0);
        });
    }

    @Test
    void does_not_shoot_past_anchors_that_lie_close_together() {
        Curve curve = Curve.open(List.of(new Point(0, 0), new Point(100, 0), new Point(101, 2), new Point(0, 4)));

        for (double way = 0; way < curve.length(); way++) {
            assertThat(curve.at(way).x()).isLessThan(102.5);
        }
    }

    @Test
    void a_single_place_is_a_curve_without_length() {
        List<Point> place = List.of(new Point(3, 4), new Point(3, 4), new Point(3, 4));

        assertThat(Curve.closed(place).pieces(5))
                .allSatisfy(p -> assertThat(distance(p, new Point(3, 4))).isLessThan(1e-9));
    }

    private static List<Point> zigzag(List<Integer> numbers) {
        List<Point> anchors = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            anchors.add(new Point(20 * i, numbers.get(i)));
        }
        return anchors;
    }

    private static List<Point> circle(int count) {
        List<Point> anchors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            anchors.add(new Point(RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)));
        }
        return anchors;
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
