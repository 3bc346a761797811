package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import java.util.Comparator;
import java.util.Optional;

/**
 * Shows the detector one place where a face may be, from the picture's full resolution and at a size that it sees well. It
 * finds small faces that a canvas only hints at, and drops textures that look like a face at one size only.
 *
 * @param model the detector
 * @param look how large the face is shown
 */
record CloseLook(Model model, DetectOptions.Look look) {

    /** How far from the middle of the look the face's centre may be, over the face's size. */
    private static final double MAX_SHIFT = 0.4;

    /** The face as it is seen now, with its new score; empty if none reaches the least score. */
    Optional<Detection> at(Picture picture, Box place, double least) {
        int side = look.canvas();
        double step = Math.max(place.width(), place.height()) / look.face();
        Crop crop = new Crop(place.centre(), side * step, 0, false);
        try (ModelRun run = model.prepare(1, 3, side, side)) {
            picture.cropInto(
                    run.input().entry(0), crop, side, model.spec().input().colour());
            run.execute();
            return DetectOutput.rows(run, least, (x, y) -> crop.toPicture(x / side, y / side)).stream()
                    .filter(found -> near(found.box().centre(), place.centre(), MAX_SHIFT * look.face() * step))
                    .max(Comparator.comparingDouble(Detection::score));
        }
    }

    private static boolean near(Point a, Point b, double distance) {
        return Math.max(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y())) < distance;
    }
}
