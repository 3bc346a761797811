package io.face106.stage.quality;

import io.face106.domain.FaceShape;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The inner face, jaw to brows, as grey pixels.
 *
 * @param side pixels of the square around the face
 * @param grey 0..255, side x side row by row, upright
 * @param face which of them show the inner face, away from its outline, and lie in the picture
 * @param inside share of the inner face that lies in the picture, 0..1; 0 for a face without extent
 */
@SuppressWarnings("ArrayRecordComponent") // lives in one method's hands
record FacePatch(int side, byte[] grey, boolean[] face, double inside) {

    private static final List<Point> CORNERS =
            List.of(new Point(0, 0), new Point(1, 0), new Point(0, 1), new Point(1, 1));

    private static final FacePatch NOTHING = new FacePatch(0, new byte[0], new boolean[0], 0);

    /**
     * Cuts the face out.
     *
     * @param largest pixels of a side; larger faces are scaled down to it
     * @param inner the part of the outline's size that counts, so that neither background nor the outline itself does
     */
    static FacePatch of(Picture picture, FaceShape shape, int largest, double inner) {
        List<Point> outline = outline(shape);
        Crop crop = around(outline, shape.mesh().eyeLineAngle());
        if (!(crop.side() >= 1 && crop.side() < Double.POSITIVE_INFINITY)) {
            return NOTHING;
        }
        int side = (int) Math.min(largest, crop.side());
        double scale = inner * side / crop.side();
        double[] xs = new double[outline.size()];
        double[] ys = new double[outline.size()];
        for (int i = 0; i < xs.length; i++) {
            Point upright = turned(outline.get(i), crop.centre(), -crop.angle());
            xs[i] = side / 2.0 + scale * upright.x();
            ys[i] = side / 2.0 + scale * upright.y();
        }
        boolean[] face = filled(side, xs, ys);
        double inside = keepInside(face, side, crop, picture);
        return new FacePatch(side, picture.grey(crop, side), face, inside);
    }

    /** The jaw from temple to temple, and back along the upper edges of the brows. */
    private static List<Point> outline(FaceShape shape) {
        List<Point> outline = new ArrayList<>(shape.landmarks().jaw());
        List<Point> brows = new ArrayList<>(shape.landmarks().upperBrows());
        Collections.reverse(brows);
        outline.addAll(brows);
        return outline;
    }

    /** The square around the points whose sides are turned by an angle. */
    private static Crop around(List<Point> points, double angle) {
        Point origin = new Point(0, 0);
        double[] xs =
                points.stream().mapToDouble(p -> turned(p, origin, -angle).x()).toArray();
        double[] ys =
                points.stream().mapToDouble(p -> turned(p, origin, -angle).y()).toArray();
        Arrays.sort(xs);
        Arrays.sort(ys);
        int last = xs.length - 1;
        Point middle = new Point((xs[0] + xs[last]) / 2, (ys[0] + ys[last]) / 2);
        return new Crop(turned(middle, origin, angle), Math.max(xs[last] - xs[0], ys[last] - ys[0]), angle, false);
    }

    /** Seen from a place, turned clockwise on the screen. */
    private static Point turned(Point p, Point from, double angle) {
        double x = p.x() - from.x();
        double y = p.y() - from.y();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Point(cos * x - sin * y, sin * x + cos * y);
    }

    /** The pixels whose centres lie in a polygon: those with an odd number of edges to their left. */
    private static boolean[] filled(int side, double[] xs, double[] ys) {
        boolean[] pixels = new boolean[side * side];
        double[] crossings = new double[xs.length];
        for (int row = 0; row < side; row++) {
            double y = row + 0.5;
            int count = 0;
            for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
                if ((ys[i] > y) != (ys[j] > y)) {
                    crossings[count++] = xs[i] + (y - ys[i]) / (ys[j] - ys[i]) * (xs[j] - xs[i]);
                }
            }
            Arrays.sort(crossings, 0, count);
            for (int i = 0; i + 1 < count; i += 2) {
                int from = pixel(crossings[i], side);
                int to = pixel(crossings[i + 1], side);
                if (from < to) {
                    Arrays.fill(pixels, row * side + from, row * side + to, true);
                }
            }
        }
        return pixels;
    }

    /** The first pixel whose centre is not left of a place. */
    private static int pixel(double x, int side) {
        return (int) Math.max(0, Math.min(side, Math.ceil(x - 0.5)));
    }

    /** Strikes out what lies outside the picture, and answers the share that is left. */
    private static double keepInside(boolean[] face, int side, Crop crop, Picture picture) {
        if (CORNERS.stream().allMatch(corner -> picture.contains(crop.toPicture(corner.x(), corner.y())))) {
            return seen(face) ? 1 : 0;
        }
        Point first = crop.toPicture(0.5 / side, 0.5 / side);
        double stepX = crop.side() / side * Math.cos(crop.angle());
        double stepY = crop.side() / side * Math.sin(crop.angle());
        double width = picture.width();
        double height = picture.height();
        int all = 0;
        int kept = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int i = row * side + column;
                if (face[i]) {
                    double x = first.x() + column * stepX - row * stepY;
                    double y = first.y() + column * stepY + row * stepX;
                    face[i] = x >= 0 && x <= width && y >= 0 && y <= height;
                    all++;
                    kept += face[i] ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) kept / all;
    }

    private static boolean seen(boolean[] face) {
        for (boolean pixel : face) {
            if (pixel) {
                return true;
            }
        }
        return false;
    }
}
