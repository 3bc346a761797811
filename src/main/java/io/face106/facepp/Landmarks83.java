package io.face106.facepp;

import static io.face106.domain.Landmark.*;

import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The 83 points of {@code return_landmark=1}, derived from the 106. Same names are not always same spots: the jaw is
 * drawn anew in 9 + 1 + 9 steps ({@link JawLine}), and {@code contour3} of the inner upper lip lies half-way, where the
 * 106 have {@code contour4}.
 *
 * <p>Source: the key sets of two recorded answers of different years, and the places of their points against those of
 * eight recorded faces with 106.
 */
final class Landmarks83 {

    static final int COUNT = 83;

    private static final Map<String, Function<Landmarks, Point>> INNER = inner();
    private static final List<String> NAMES = names();

    private Landmarks83() {}

    /** The names, in the order of {@link #of}. */
    static List<String> inOrder() {
        return NAMES;
    }

    /** The points, in picture coordinates. */
    static List<Point> of(Landmarks landmarks) {
        List<Point> points = new ArrayList<>(COUNT);
        points.addAll(JawLine.resampled(landmarks));
        INNER.values().forEach(source -> points.add(source.apply(landmarks)));
        return points;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(COUNT);
        for (int i = 1; i <= JawLine.STEPS; i++) {
            names.add("contour_left" + i);
        }
        names.add(CONTOUR_CHIN.wireName());
        for (int i = JawLine.STEPS; i >= 1; i--) {
            names.add("contour_right" + i);
        }
        names.addAll(INNER.keySet());
        return List.copyOf(names);
    }

    /** All but the jaw: first what has the same name and place in both sets, then what was renamed or moved. */
    private static Map<String, Function<Landmarks, Point>> inner() {
        Map<String, Function<Landmarks, Point>> sources = new LinkedHashMap<>();
        for (Landmark landmark : Landmark.inOrder()) {
            String name = landmark.wireName();
            boolean only106 = name.startsWith("contour_")
                    || name.startsWith("nose_")
                    || name.endsWith("_contour4")
                    || name.matches("left_eyebrow_(upper|lower)_right_corner")
                    || name.matches("right_eyebrow_(upper|lower)_left_corner");
            if (!only106) {
                sources.put(name, at(landmark));
            }
        }
        sources.put("mouth_upper_lip_left_contour3", at(MOUTH_UPPER_LIP_LEFT_CONTOUR4));
        sources.put("mouth_upper_lip_right_contour3", at(MOUTH_UPPER_LIP_RIGHT_CONTOUR4));
        sources.put(
                "left_eyebrow_right_corner", mean(LEFT_EYEBROW_UPPER_RIGHT_CORNER, LEFT_EYEBROW_LOWER_RIGHT_CORNER));
        sources.put(
                "right_eyebrow_left_corner", mean(RIGHT_EYEBROW_UPPER_LEFT_CORNER, RIGHT_EYEBROW_LOWER_LEFT_CORNER));
        sources.put("nose_tip", at(NOSE_TIP));
        sources.put("nose_contour_left1", at(NOSE_LEFT_CONTOUR1));
        sources.put("nose_contour_left2", at(NOSE_LEFT_CONTOUR2));
        sources.put("nose_left", at(NOSE_LEFT_CONTOUR3));
        sources.put("nose_contour_left3", mean(NOSE_LEFT_CONTOUR4, NOSE_LEFT_CONTOUR5));
        sources.put("nose_contour_lower_middle", at(NOSE_MIDDLE_CONTOUR));
        sources.put("nose_contour_right3", mean(NOSE_RIGHT_CONTOUR4, NOSE_RIGHT_CONTOUR5));
        sources.put("nose_right", at(NOSE_RIGHT_CONTOUR3));
        sources.put("nose_contour_right2", at(NOSE_RIGHT_CONTOUR2));
        sources.put("nose_contour_right1", at(NOSE_RIGHT_CONTOUR1));
        return sources;
    }

    private static Function<Landmarks, Point> at(Landmark landmark) {
        return landmarks -> landmarks.at(landmark);
    }

    private static Function<Landmarks, Point> mean(Landmark one, Landmark other) {
        return landmarks -> {
            Point a = landmarks.at(one);
            Point b = landmarks.at(other);
            return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
        };
    }
}
