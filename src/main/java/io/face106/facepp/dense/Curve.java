package io.face106.facepp.dense;

import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A smooth line through anchors, measured along itself: a centripetal Catmull-Rom spline, which passes through every
 * anchor and makes neither loops nor cusps between them.
 *
 * <p>Source: Barry and Goldman, "A recursive evaluation algorithm for a class of Catmull-Rom splines" (1988); Yuksel et
 * al., "Parameterization and applications of Catmull-Rom curves" (2011) for the centripetal knots.
 */
final class Curve {

    /** Straight pieces between two anchors: the sagitta of a quarter circle so cut is 1/500 of its radius. */
    private static final int PIECES = 12;

    /** Keeps coinciding anchors from dividing by zero; in roots of pixels. */
    private static final double SHORTEST = 1e-6;

    private final boolean closed;
    private final Point[] samples;
    private final double[] reached;

    private Curve(List<Point> anchors, boolean closed) {
        this.closed = closed;
        int segments = closed ? anchors.size() : anchors.size() - 1;
        this.samples = new Point[PIECES * segments + 1];
        this.reached = new double[samples.length];
        samples[0] = anchors.get(0);
        for (int i = 0; i < segments; i++) {
            Point[] four = {anchor(anchors, i - 1), anchor(anchors, i), anchor(anchors, i + 1), anchor(anchors, i + 2)};
            sample(four, PIECES * i + 1);
        }
        for (int i = 1; i < samples.length; i++) {
            reached[i] = reached[i - 1] + distance(samples[i - 1], samples[i]);
        }
    }

    /** From the first anchor to the last, at least two. */
    static Curve open(List<Point> anchors) {
        return new Curve(anchors, false);
    }

    /** Around all anchors and back to the first. */
    static Curve closed(List<Point> anchors) {
        return new Curve(anchors, true);
    }

    double length() {
        return reached[reached.length - 1];
    }

    /** The way from the first anchor to a place between anchors, 1.5 being the middle between the second and third. */
    double way(double anchor) {
        int before = Math.min((int) anchor, (samples.length - 1) / PIECES - 1);
        double from = reached[PIECES * before];
        return from + (anchor - before) * (reached[PIECES * (before + 1)] - from);
    }

    /** The place after so much way; a closed curve goes on around, an open one ends. */
    Point at(double way) {
        double target = closed ? way - length() * Math.floor(way / length()) : way;
        int low = 0;
        int high = reached.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (reached[middle] <= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double span = reached[high] - reached[low];
        double part = span > 0 ? Math.min(1, Math.max(0, (target - reached[low]) / span)) : 0;
        return samples[low].towards(samples[high], part);
    }

    /** So many points: after {@code first}, and then always {@code step} further. */
    List<Point> steps(double first, double step, int count) {
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(at(first + i * step));
        }
        return points;
    }

    /** The first {@code count} of points that cut the whole curve into {@code count} equal pieces, or its end. */
    List<Point> pieces(int count) {
        return steps(0, length() / count, count);
    }

    /** Beyond its ends an open curve goes on as it came. */
    private Point anchor(List<Point> anchors, int i) {
        int last = anchors.size() - 1;
        if (closed) {
            return anchors.get(Math.floorMod(i, anchors.size()));
        } else if (i < 0) {
            return anchors.get(1).towards(anchors.get(0), 2);
        } else if (i > last) {
            return anchors.get(last - 1).towards(anchors.get(last), 2);
        }
        return anchors.get(i);
    }

    /** The segment from the second to the third of four anchors as a cubic Hermite piece. */
    private void sample(Point[] four, int to) {
        double before = knot(four[0], four[1]);
        double here = knot(four[1], four[2]);
        double after = knot(four[2], four[3]);
        Point start = new Point(
                here * slope(four[0].x(), four[1].x(), four[2].x(), before, here),
                here * slope(four[0].y(), four[1].y(), four[2].y(), before, here));
        Point end = new Point(
                here * slope(four[1].x(), four[2].x(), four[3].x(), here, after),
                here * slope(four[1].y(), four[2].y(), four[3].y(), here, after));
        for (int k = 0; k < PIECES; k++) {
            double t = (k + 1.0) / PIECES;
            double a = (1 + 2 * t) * (1 - t) * (1 - t);
            double b = t * (1 - t) * (1 - t);
            double c = t * t * (3 - 2 * t);
            double d = t * t * (t - 1);
            samples[to + k] = new Point(
                    a * four[1].x() + b * start.x() + c * four[2].x() + d * end.x(),
                    a * four[1].y() + b * start.y() + c * four[2].y() + d * end.y());
        }
    }

    private static double knot(Point from, Point to) {
        return Math.max(SHORTEST, Math.sqrt(distance(from, to)));
    }

    /** The derivative of one coordinate at {@code p}, between its neighbours at these knots. */
    private static double slope(double from, double p, double to, double d1, double d2) {
        return (p - from) / d1 - (to - from) / (d1 + d2) + (to - p) / d2;
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(b.x() - a.x(), b.y() - a.y());
    }
}
