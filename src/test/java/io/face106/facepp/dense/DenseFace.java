package io.face106.facepp.dense;

import io.face106.domain.FaceShape;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All dense points of a shape under their names. */
record DenseFace(FaceShape shape, Map<String, Point> points) {

    static DenseFace of(FaceShape shape) {
        Map<String, Point> points = new LinkedHashMap<>();
        for (DenseGroup group : DenseGroup.values()) {
            List<Point> own = DenseLandmarks.points(shape, group);
            for (int i = 0; i < own.size(); i++) {
                points.put(group.pointNames().get(i), own.get(i));
            }
        }
        return new DenseFace(shape, points);
    }

    Point at(String name) {
        return Objects.requireNonNull(points.get(name), name);
    }

    /** The points {@code prefix0} to {@code prefix<count - 1>}. */
    List<Point> line(String prefix, int count) {
        List<Point> line = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            line.add(at(prefix + i));
        }
        return line;
    }

    /** The most that an outline may turn within {@link #turnLength()}, degrees: less than what the eye takes for a corner. */
    static final double GENTLE = 30;

    /** 4 % of the face's width, of the canonical one 1.7 times the distance of the eyes' outer corners. */
    double turnLength() {
        return 0.07 * eyes();
    }

    /** Distance of the outer corners of the eyes: what tolerances are stated in. */
    double eyes() {
        return shape.mesh().eyeDistance();
    }

    static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /** Distance of a point from a line through points. */
    static double distance(Point p, List<Point> line) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i + 1 < line.size(); i++) {
            Point a = line.get(i);
            Point b = line.get(i + 1);
            double length = distance(a, b);
            double along = ((p.x() - a.x()) * (b.x() - a.x()) + (p.y() - a.y()) * (b.y() - a.y()))
                    / Math.max(1e-12, length * length);
            nearest = Math.min(nearest, distance(p, a.towards(b, Math.max(0, Math.min(1, along)))));
        }
        return nearest;
    }

    /** The sharpest bend of a line, degrees. */
    static double sharpestBend(List<Point> line) {
        return sharpestTurn(line, 0);
    }

    /** The most, in degrees, by which a line turns to one side within a length, single bends in any case. */
    static double sharpestTurn(List<Point> line, double length) {
        double sharpest = 0;
        for (int from = 1; from + 1 < line.size(); from++) {
            double turn = 0;
            double way = 0;
            for (int i = from; i + 1 < line.size() && way <= length; i++) {
                turn += bend(line.get(i - 1), line.get(i), line.get(i + 1));
                way += distance(line.get(i), line.get(i + 1));
                sharpest = Math.max(sharpest, Math.abs(turn));
            }
        }
        return sharpest;
    }

    /** Twice the enclosed area; above 0 if the points run clockwise on the screen. */
    static double clockwise(List<Point> loop) {
        double area = 0;
        for (int i = 0; i < loop.size(); i++) {
            Point a = loop.get(i);
            Point b = loop.get((i + 1) % loop.size());
            area += a.x() * b.y() - b.x() * a.y();
        }
        return area;
    }

    private static double bend(Point a, Point b, Point c) {
        double first = Math.atan2(b.y() - a.y(), b.x() - a.x());
        double second = Math.atan2(c.y() - b.y(), c.x() - b.x());
        return Math.toDegrees(Math.IEEEremainder(second - first, 2 * Math.PI));
    }
}
