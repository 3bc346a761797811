package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks at one proposed face again, from the picture's full resolution and at the size the network sees best. It finds
 * small faces that the canvas only hints at, and drops textures that look like a face at one size only.
 */
final class SecondLook {

    /** How far from the middle of the look the face's centre may be, over the face's size. */
    private static final double MAX_SHIFT = 0.4;

    private final Model model;
    private final DetectOptions.Look look;

    SecondLook(Model model, DetectOptions.Look look) {
        this.model = model;
        this.look = look;
    }

    /** The face as it is seen now, with its new score; empty if none reaches the least score. */
    Optional<Detection> at(Picture picture, Detection proposal, double least) {
        Box box = proposal.box();
        int side = look.canvas();
        double step = Math.max(box.width(), box.height()) / look.face();
        Crop crop = new Crop(box.centre(), side * step, 0, false);
        ModelSpec.Input spec = model.spec().input();
        try (ModelRun run = model.prepare(1, 3, side, side)) {
            picture.cropInto(run.input().entry(0), crop, side, spec.colour());
            run.execute();
            return DetectOutput.rows(run, least, (x, y) -> crop.toPicture(x / side, y / side)).stream()
                    .filter(found -> near(found.box().centre(), box.centre(), MAX_SHIFT * look.face() * step))
                    .max(Comparator.comparingDouble(Detection::score));
        }
    }

    private static boolean near(Point a, Point b, double distance) {
        return Math.max(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y())) < distance;
    }
}
