package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConvexHullTest {

    /** Whole numbers, so that every turn is exact and points often coincide or lie on a line. */
    @Provide
    Arbitrary<List<Point>> points() {
        Arbitrary<Integer> number = Arbitraries.integers().between(-6, 6);
        return Combinators.combine(number, number)
                .as((x, y) -> new Point(x, y))
                .list()
                .ofMaxSize(40);
    }

    @Test
    void a_square_with_points_on_its_sides_and_inside_keeps_its_corners() {
        List<Point> points = List.of(
                new Point(2, 2),
                new Point(0, 0),
                new Point(4, 0),
                new Point(2, 0),
                new Point(4, 4),
                new Point(4, 1),
                new Point(0, 4),
                new Point(1, 3));

        assertThat(ConvexHull.of(points))
                .containsExactlyInAnyOrder(new Point(0, 0), new Point(4, 0), new Point(4, 4), new Point(0, 4));
    }

    @Property
    void the_corners_are_points_and_none_comes_twice(@ForAll("points") List<Point> points) {
        List<Point> hull = ConvexHull.of(points);

        assertThat(hull).doesNotHaveDuplicates();
        assertThat(points).containsAll(hull);
    }

    @Property
    void every_point_lies_on_the_same_side_of_every_edge_or_on_it(@ForAll("points") List<Point> points) {
        List<Point> hull = ConvexHull.of(points);

        for (int i = 0; i < hull.size(); i++) {
            for (Point p : points) {
                assertThat(turn(hull.get(i), hull.get((i + 1) % hull.size()), p))
                        .isNotNegative();
            }
        }
    }

    @Property
    void the_hull_turns_at_every_corner(@ForAll("points") List<Point> points) {
        List<Point> hull = ConvexHull.of(points);

        for (int i = 0; hull.size() > 2 && i < hull.size(); i++) {
            assertThat(turn(hull.get(i), hull.get((i + 1) % hull.size()), hull.get((i + 2) % hull.size())))
                    .isPositive();
        }
    }

    @Property
    void order_and_repetition_of_the_points_do_not_matter(@ForAll("points") List<Point> points) {
        List<Point> twice = new ArrayList<>(points);
        twice.addAll(points);
        Collections.reverse(twice);

        assertThat(ConvexHull.of(twice)).isEqualTo(ConvexHull.of(points));
    }

    private static double turn(Point a, Point b, Point c) {
        // Adding nought makes a plain nought of a negative one.
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) + 0.0;
    }
}
