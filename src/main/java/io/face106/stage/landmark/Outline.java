package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.stage.NumberTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The visible outline of the face, where the jaw's points lie.
 *
 * <p>In a frame with level eyes, each point is pushed sideways, at its own height, onto the convex hull of the mesh; the
 * chin stays. To that outline the mean difference to labelled jaws can be added, in units of the eye distance. It is
 * continuous in the mesh and needs no angle.
 */
final class Outline {

    private static final int CHIN = Landmark.CONTOUR_CHIN.index();

    /** The jaw: points 0..32. */
    private static final int POINTS = Landmark.CONTOUR_RIGHT1.index() + 1;

    private final List<double[]> offsets;

    /** Reads the table of offsets, or uses none. */
    Outline(boolean withOffsets) {
        this.offsets = withOffsets ? NumberTable.rows(Outline.class, "contour-offsets.csv") : List.of();
    }

    /** The 106 points, the first 33 of them pushed onto the outline. */
    static List<Point> pushed(List<Point> points, Mesh mesh) {
        EyeFrame frame = new EyeFrame(mesh);
        List<Point> hull = ConvexHull.of(frame.turned(mesh));
        List<Point> pushed = new ArrayList<>(points);
        for (int k = 0; k < POINTS; k++) {
            Point p = frame.turn(points.get(k));
            double x = k == CHIN ? p.x() : pushed(p, hull, k < CHIN);
            pushed.set(k, frame.turnBack(new Point(x, p.y())));
        }
        return pushed;
    }

    /** Moves the first 33 of the 106 points, which lie on the outline, by the offsets. */
    void shift(List<Point> points, Mesh mesh) {
        EyeFrame frame = new EyeFrame(mesh);
        double unit = mesh.eyeDistance();
        for (double[] offset : offsets) {
            int k = (int) offset[0];
            Point p = frame.turn(points.get(k));
            points.set(k, frame.turnBack(new Point(p.x() + unit * offset[1], p.y() + unit * offset[2])));
        }
    }

    private static double pushed(Point p, List<Point> hull, boolean toTheLeft) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int i = 0; i < hull.size(); i++) {
            Point a = hull.get(i);
            Point b = hull.get((i + 1) % hull.size());
            if (Math.min(a.y(), b.y()) <= p.y() && p.y() <= Math.max(a.y(), b.y()) && a.y() != b.y()) {
                double x = a.x() + (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y());
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        if (left > right) {
            return p.x();
        }
        return toTheLeft ? Math.min(p.x(), left) : Math.max(p.x(), right);
    }

    /** Level eyes, origin between the outer corners. */
    private static final class EyeFrame {

        private final double cos;
        private final double sin;
        private final double x;
        private final double y;

        EyeFrame(Mesh mesh) {
            double angle = mesh.eyeLineAngle();
            this.cos = Math.cos(angle);
            this.sin = Math.sin(angle);
            this.x = (mesh.x(Mesh.LEFT_EYE_OUTER) + mesh.x(Mesh.RIGHT_EYE_OUTER)) / 2;
            this.y = (mesh.y(Mesh.LEFT_EYE_OUTER) + mesh.y(Mesh.RIGHT_EYE_OUTER)) / 2;
        }

        Point turn(Point p) {
            double dx = p.x() - x;
            double dy = p.y() - y;
            return new Point(cos * dx + sin * dy, -sin * dx + cos * dy);
        }

        Point turnBack(Point p) {
            return new Point(x + cos * p.x() - sin * p.y(), y + sin * p.x() + cos * p.y());
        }

        List<Point> turned(Mesh mesh) {
            return mesh.points().stream().map(this::turn).toList();
        }
    }
}
