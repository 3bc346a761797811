package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.List;

/** A made-up face: vertices all over a ball, jaw points on a smaller circle inside its outline. */
final class Ball {

    static final double RADIUS = 100;

    private Ball() {}

    /** The ball around a centre, its eyes turned clockwise by an angle in radians. */
    static Mesh mesh(Point centre, double angle, double scale) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            double height = -1 + 2 * (i + 0.5) / Mesh.VERTICES;
            double around = i * Math.PI * (3 - Math.sqrt(5));
            double width = Math.sqrt(1 - height * height);
            double[] p = {RADIUS * width * Math.cos(around), RADIUS * height, RADIUS * width * Math.sin(around)};
            put(xyz, i, p, centre, angle, scale);
        }
        put(xyz, Mesh.LEFT_EYE_OUTER, new double[] {-45, -30, -80}, centre, angle, scale);
        put(xyz, Mesh.RIGHT_EYE_OUTER, new double[] {45, -30, -80}, centre, angle, scale);
        return new Mesh(xyz);
    }

    /** 106 points; the jaw runs from temple to temple under the chin at so much of the radius. */
    static List<Point> points(double share, Point centre, double angle, double scale) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < Landmark.COUNT; k++) {
            double along = Math.PI * (1 - Math.min(k, 32) / 32.0);
            Point p = new Point(share * RADIUS * Math.cos(along), share * RADIUS * Math.sin(along));
            points.add(placed(p, centre, angle, scale));
        }
        return points;
    }

    static Point placed(Point p, Point centre, double angle, double scale) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new Point(centre.x() + cos * p.x() - sin * p.y(), centre.y() + sin * p.x() + cos * p.y());
    }

    private static void put(double[] xyz, int i, double[] p, Point centre, double angle, double scale) {
        Point place = placed(new Point(p[0], p[1]), centre, angle, scale);
        xyz[3 * i] = place.x();
        xyz[3 * i + 1] = place.y();
        xyz[3 * i + 2] = scale * p[2];
    }
}
