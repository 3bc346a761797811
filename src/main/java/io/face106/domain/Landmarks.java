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
}
