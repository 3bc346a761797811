package io.face106.runtime.opencv;

import io.face106.domain.Box;
import io.face106.domain.Point;

/**
 * A turned square in the picture, continuous pixels.
 *
 * @param centre middle of the square
 * @param side length of a side
 * @param angle radians, clockwise on the screen; a line turned by it is level in the crop
 * @param mirrored whether the crop shows the square's mirror image, left and right exchanged
 */
public record Crop(Point centre, double side, double angle, boolean mirrored) {

    /** The same square, seen in a mirror. */
    public Crop mirror() {
        return new Crop(centre, side, angle, !mirrored);
    }

    /** A square about the same centre, larger and turned further. */
    public Crop changed(double zoom, double turn) {
        return new Crop(centre, zoom * side, angle + turn, mirrored);
    }

    /** Where a place of the crop, 0..1 from its upper left corner, lies in the picture. */
    public Point toPicture(double u, double v) {
        return way().toPicture(u, v);
    }

    /** The way from this crop to the picture, for many places: sine and cosine are taken once. */
    public Way way() {
        return new Way(this, Math.cos(angle), Math.sin(angle));
    }

    /**
     * From a crop to its picture.
     *
     * @param cos of the crop's angle
     * @param sin of the crop's angle
     */
    public record Way(Crop crop, double cos, double sin) {

        /** As {@link Crop#toPicture}. */
        public Point toPicture(double u, double v) {
            double dx = (crop.mirrored ? 0.5 - u : u - 0.5) * crop.side;
            double dy = (v - 0.5) * crop.side;
            return new Point(crop.centre.x() + cos * dx - sin * dy, crop.centre.y() + sin * dx + cos * dy);
        }
    }

    /** The upright box around the square. */
    Box bounds() {
        double reach = side * (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle)));
        return new Box(centre.x() - reach / 2, centre.y() - reach / 2, reach, reach);
    }

    Crop moved(double dx, double dy) {
        return new Crop(new Point(centre.x() + dx, centre.y() + dy), side, angle, mirrored);
    }

    Crop scaled(double factor) {
        return new Crop(new Point(centre.x() * factor, centre.y() * factor), side * factor, angle, mirrored);
    }

    /**
     * Maps pixel numbers of a crop of {@code pixels} x {@code pixels} to pixel numbers of the picture, 2 x 3 row by row.
     * Pixel number i is the place i + 0.5.
     */
    double[] pixelMatrix(int pixels) {
        double step = side / pixels;
        double cos = step * Math.cos(angle);
        double sin = step * Math.sin(angle);
        double right = mirrored ? -1 : 1;
        Point first = toPicture(0.5 / pixels, 0.5 / pixels);
        return new double[] {right * cos, -sin, first.x() - 0.5, right * sin, cos, first.y() - 0.5};
    }
}
