package io.face106.stage.landmark;

import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of points in the plane. Source: Andrew's monotone chain, 1979. */
final class ConvexHull {

    private ConvexHull() {}

    /** The corners in order around the hull, none of them on a straight line between others. */
    static List<Point> of(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        List<Point> hull = new ArrayList<>();
        sorted.forEach(p -> extend(hull, p, 0));
        int lower = hull.size();
        for (int i = sorted.size() - 2; i >= 0; i--) {
            extend(hull, sorted.get(i), lower - 1);
        }
        if (hull.size() > 1) {
            hull.remove(hull.size() - 1);
        }
        return hull;
    }

    private static void extend(List<Point> hull, Point p, int keep) {
        while (hull.size() >= keep + 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 0) {
            hull.remove(hull.size() - 1);
        }
        hull.add(p);
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
