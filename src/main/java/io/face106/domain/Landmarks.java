package io.face106.domain;

import java.util.List;

/**
 * The 106 points of one face in picture coordinates.
 *
 * @param points one for each {@link Landmark}, in the order of {@link Landmark#index()}; points may lie outside the
 *     picture
 */
public record Landmarks(List<Point> points) {

    public Landmarks {
        points = List.copyOf(points);
        if (points.size() != Landmark.COUNT) {
            throw new IllegalArgumentException(Landmark.COUNT + " points expected, not " + points.size());
        }
    }

    public Point at(Landmark landmark) {
        return points.get(landmark.index());
    }

    /** The jaw's outline from the temple at image left over the chin to that at image right. */
    public List<Point> jaw() {
        return between(Landmark.CONTOUR_LEFT1, Landmark.CONTOUR_RIGHT1);
    }

    /** The upper edges of both brows from image left to image right. */
    public List<Point> upperBrows() {
        return between(Landmark.LEFT_EYEBROW_LEFT_CORNER, Landmark.RIGHT_EYEBROW_RIGHT_CORNER);
    }

    private List<Point> between(Landmark first, Landmark last) {
        return points.subList(first.index(), last.index() + 1);
    }
}
