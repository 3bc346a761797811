package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the 106 points relate to each other. */
final class PointMap {

    static final List<Landmark> PUPILS = List.of(Landmark.LEFT_EYE_PUPIL, Landmark.RIGHT_EYE_PUPIL);

    private static final int[] MIRROR =
            Landmark.inOrder().stream().mapToInt(PointMap::mirrorOf).toArray();

    private PointMap() {}

    /** The point that takes a point's place in a mirror: left and right in its name are exchanged. */
    static int mirror(int index) {
        return MIRROR[index];
    }

    private static int mirrorOf(Landmark landmark) {
        String exchanged = String.join(
                "_",
                Arrays.stream(landmark.name().split("_", -1))
                        .map(word -> word.startsWith("LEFT")
                                ? "RIGHT" + word.substring(4)
                                : word.startsWith("RIGHT") ? "LEFT" + word.substring(5) : word)
                        .toList());
        return Landmark.valueOf(exchanged.toUpperCase(Locale.ROOT)).index();
    }

    /** Puts the eye centres half-way between the middles of the lids; networks with irises answer the pupil there. */
    static void centreEyes(List<Point> points) {
        centre(points, Landmark.LEFT_EYE_CENTER, Landmark.LEFT_EYE_TOP, Landmark.LEFT_EYE_BOTTOM);
        centre(points, Landmark.RIGHT_EYE_CENTER, Landmark.RIGHT_EYE_TOP, Landmark.RIGHT_EYE_BOTTOM);
    }

    private static void centre(List<Point> points, Landmark centre, Landmark top, Landmark bottom) {
        Point a = points.get(top.index());
        Point b = points.get(bottom.index());
        points.set(centre.index(), new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
    }
}
