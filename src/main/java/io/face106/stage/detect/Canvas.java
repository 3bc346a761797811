package io.face106.stage.detect;

import io.face106.domain.Point;
import io.face106.runtime.opencv.Placement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is put before the detector.
 *
 * @param placement the canvas and the part the picture fills
 * @param scaleX canvas pixels per picture pixel
 * @param scaleY canvas pixels per picture pixel
 * @param below how far below the wanted score an unsure detection may lie
 */
public record Canvas(Placement placement, double scaleX, double scaleY, double below) {

    /**
     * The canvases to try, in this order, until one shows a face: large enough for the smallest face wanted; then a small
     * one with a border, for faces that fill the picture; then a small one without, if that is any different.
     *
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param minFace height of the smallest face wanted, pixels of the picture
     */
    public static List<Canvas> plan(int width, int height, int minFace, DetectOptions options) {
        double longSide = Math.max(width, height);
        double small = options.smallCanvas() / longSide;
        double wanted = Math.max(Math.min(1, options.reliableFace() / minFace), small);
        double scale = Math.min(wanted, options.largeCanvas() / longSide);
        List<Canvas> canvases = new ArrayList<>();
        canvases.add(of(width, height, scale, 0, options.unsureBelow()));
        double bordered = small / (1 + 2 * options.border());
        canvases.add(of(width, height, bordered, options.border() * longSide, options.rescueBelow()));
        if (longSide * scale > 1.25 * options.smallCanvas()) {
            canvases.add(of(width, height, small, 0, options.rescueBelow()));
        }
        return List.copyOf(canvases);
    }

    private static Canvas of(int width, int height, double scale, double border, double below) {
        int w = Math.max(1, (int) Math.round(width * scale));
        int h = Math.max(1, (int) Math.round(height * scale));
        int edge = (int) Math.round(border * scale);
        Placement placement = new Placement(onGrid(w + 2 * edge), onGrid(h + 2 * edge), edge, edge, w, h);
        return new Canvas(placement, (double) w / width, (double) h / height, below);
    }

    private static int onGrid(int pixels) {
        return (pixels + DetectOptions.GRID - 1) / DetectOptions.GRID * DetectOptions.GRID;
    }

    /** A place of the canvas in picture coordinates. */
    Point toPicture(double x, double y) {
        return new Point((x - placement.offsetX()) / scaleX, (y - placement.offsetY()) / scaleY);
    }
}
