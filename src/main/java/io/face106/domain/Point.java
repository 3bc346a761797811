package io.face106.domain;

/** A place in the picture, continuous pixels (see the package). */
public record Point(double x, double y) {

    /** The place that part of the way on: 0 is here, 1 there, more is beyond. */
    public Point towards(Point there, double part) {
        return new Point(x + part * (there.x - x), y + part * (there.y - y));
    }
}
