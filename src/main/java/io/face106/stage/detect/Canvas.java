package io.face106.stage.detect;

import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Placement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is put before a network.
 *
 * @param kind whom it is for
 * @param placement the canvas and the part the picture fills
 * @param scaleX canvas pixels per picture pixel
 * @param scaleY canvas pixels per picture pixel
 * @param unsure score, less the wanted one, from which the landmark network may decide
 */
public record Canvas(Kind kind, Placement placement, double scaleX, double scaleY, double unsure) {

    /** Whom a canvas is for. */
    public enum Kind {
        /** The detector sees all of it, in colour. */
        WHOLE,
        /** The proposal network sees all of it, in grey; the detector looks at what that proposes. */
        PROPOSALS
    }

    /**
     * The canvas on which faces are proposed, to be tried before all others.
     *
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param minFace height of the smallest face wanted, pixels of the picture
     * @param profile how much work the picture is worth
     */
    static Canvas proposing(int width, int height, int minFace, Profile profile, DetectOptions options) {
        double longSide = Math.max(width, height);
        double wanted = Math.min(1, options.proposing().facePixels(profile) / minFace);
        double scale = Math.min(
                Math.max(wanted, options.canvas().smallest() / longSide),
                options.canvas().largest() / longSide);
        return of(Kind.PROPOSALS, width, height, scale, 0, options.scores().unsure());
    }

    /**
     * The canvases to try, in this order, until one shows a face: large enough for the smallest face wanted; then a small
     * one with a border, for faces that fill the picture; then a small one without, if that is any different.
     *
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param minFace height of the smallest face wanted, pixels of the picture
     * @param profile how much work the picture is worth
     */
    public static List<Canvas> plan(int width, int height, int minFace, Profile profile, DetectOptions options) {
        DetectOptions.Canvases canvas = options.canvas();
        double longSide = Math.max(width, height);
        double small = canvas.smallest() / longSide;
        double wanted = Math.max(Math.min(1, canvas.facePixels(profile) / minFace), small);
        double scale = Math.min(wanted, canvas.largest() / longSide);
        List<Canvas> canvases = new ArrayList<>();
        canvases.add(of(Kind.WHOLE, width, height, scale, 0, options.scores().unsure()));
        double bordered = small / (1 + 2 * canvas.border());
        canvases.add(of(
                Kind.WHOLE,
                width,
                height,
                bordered,
                canvas.border() * longSide,
                options.scores().rescued()));
        if (longSide * scale > 1.25 * canvas.smallest()) {
            canvases.add(
                    of(Kind.WHOLE, width, height, small, 0, options.scores().rescued()));
        }
        return List.copyOf(canvases);
    }

    private static Canvas of(Kind kind, int width, int height, double scale, double border, double unsure) {
        int w = Math.max(1, (int) Math.round(width * scale));
        int h = Math.max(1, (int) Math.round(height * scale));
        int edge = (int) Math.round(border * scale);
        Placement placement = new Placement(onGrid(w + 2 * edge), onGrid(h + 2 * edge), edge, edge, w, h);
        return new Canvas(kind, placement, (double) w / width, (double) h / height, unsure);
    }

    private static int onGrid(int pixels) {
        return (pixels + DetectOptions.GRID - 1) / DetectOptions.GRID * DetectOptions.GRID;
    }

    /** A place of the canvas in picture coordinates. */
    Point toPicture(double x, double y) {
        return new Point((x - placement.offsetX()) / scaleX, (y - placement.offsetY()) / scaleY);
    }
}
