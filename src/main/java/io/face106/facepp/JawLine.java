package io.face106.facepp;

import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The jaw as the 83-point set draws it: nine points a side, the first on the pupil line, then equal steps along the jaw
 * to the chin. (Recorded: the ends lie -.01 ... +.05 eye distances below that line, the steps agree within 4 % except
 * the last, which is a tenth longer.)
 */
final class JawLine {

    /** Points on each side of the chin. */
    static final int STEPS = 9;

    private JawLine() {}

    /** 9 + 1 + 9 points, from image left over the chin to image right. */
    static List<Point> resampled(Landmarks landmarks) {
        List<Point> jaw =
                landmarks.points().subList(Landmark.CONTOUR_LEFT1.index(), Landmark.CONTOUR_RIGHT1.index() + 1);
        int chin = Landmark.CONTOUR_CHIN.index();
        List<Point> left = new ArrayList<>(jaw.subList(0, chin + 1));
        List<Point> right = new ArrayList<>(jaw.subList(chin, jaw.size()));
        Collections.reverse(right);
        List<Point> points = new ArrayList<>(equalSteps(belowPupils(left, landmarks)));
        points.add(jaw.get(chin));
        List<Point> rightSteps = new ArrayList<>(equalSteps(belowPupils(right, landmarks)));
        Collections.reverse(rightSteps);
        points.addAll(rightSteps);
        return points;
    }

    /** The part of a side, temple first, that is below the line through the pupils; all of it if it never crosses. */
    private static List<Point> belowPupils(List<Point> side, Landmarks landmarks) {
        Point left = landmarks.at(Landmark.LEFT_EYE_PUPIL);
        Point right = landmarks.at(Landmark.RIGHT_EYE_PUPIL);
        for (int i = 0; i + 1 < side.size(); i++) {
            double here = depth(side.get(i), left, right);
            double next = depth(side.get(i + 1), left, right);
            if (here < 0 && next >= 0) {
                List<Point> below = new ArrayList<>();
                below.add(side.get(i).towards(side.get(i + 1), here / (here - next)));
                below.addAll(side.subList(i + 1, side.size()));
                return below;
            }
        }
        return side;
    }

    /** Signed distance below the line from left to right, times its length. */
    private static double depth(Point point, Point left, Point right) {
        return (right.x() - left.x()) * (point.y() - left.y()) - (right.y() - left.y()) * (point.x() - left.x());
    }

    /** {@link #STEPS} points at equal distances along the line, its end left out. */
    private static List<Point> equalSteps(List<Point> line) {
        double[] reached = new double[line.size()];
        for (int i = 1; i < reached.length; i++) {
            Point a = line.get(i - 1);
            Point b = line.get(i);
            reached[i] = reached[i - 1] + Math.hypot(b.x() - a.x(), b.y() - a.y());
        }
        double length = reached[reached.length - 1];
        List<Point> points = new ArrayList<>(STEPS);
        int segment = 0;
        for (int step = 0; step < STEPS; step++) {
            double target = length * step / STEPS;
            while (segment < reached.length - 2 && reached[segment + 1] < target) {
                segment++;
            }
            double span = reached[segment + 1] - reached[segment];
            double part = span > 0 ? (target - reached[segment]) / span : 0;
            points.add(line.get(segment).towards(line.get(segment + 1), part));
        }
        return points;
    }
}
