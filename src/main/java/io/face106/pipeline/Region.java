package io.face106.pipeline;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageInfo;
import io.face106.domain.Point;
import io.face106.domain.Refusal;
import java.util.Comparator;
import java.util.List;

/**
 * A rectangle, brow to chin and jaw to jaw, of which the caller says that it holds a face.
 *
 * @param rectangle continuous pixels
 */
record Region(Box rectangle) {

    /** The parameter by which every client knows it. */
    private static final String PARAMETER = "face_rectangle";

    // Means of the detector's points within its box, over 119 portraits with less than 8 degrees of yaw. Measured
    // once; the pictures are not part of this repository.
    private static final double EYES_DOWN = 0.39;
    private static final double NOSE_DOWN = 0.6;
    private static final double MOUTH_DOWN = 0.75;
    private static final double EYE_ASIDE = 0.23;
    private static final double MOUTH_ASIDE = 0.2;

    /** Intersection over union from which the detector and the caller mean the same face. */
    private static final double SAME_FACE = 0.3;

    /** Share of the smaller's area inside the larger from which on a rectangle of another size means a face. */
    private static final double INSIDE = 0.75;

    /**
     * Refuses a rectangle that shows nothing of the picture, or reaches further beyond one of its edges than the picture
     * is wide or high: that is a mistake of units or signs, not a face.
     *
     * @throws Refusal with {@link Reason#BAD_ARGUMENT}
     */
    Region within(ImageInfo image) {
        Box r = rectangle;
        boolean seen = r.width() > 0
                && r.height() > 0
                && r.left() < image.width()
                && r.top() < image.height()
                && r.right() > 0
                && r.bottom() > 0;
        if (!seen) {
            throw refusal("no part of it lies in", image);
        }
        boolean near = r.left() >= -image.width()
                && r.top() >= -image.height()
                && r.right() <= 2.0 * image.width()
                && r.bottom() <= 2.0 * image.height();
        if (!near) {
            throw refusal("it reaches too far beyond", image);
        }
        return this;
    }

    private static Refusal refusal(String what, ImageInfo image) {
        return new Refusal(new Failure(
                Reason.BAD_ARGUMENT,
                PARAMETER,
                what + " the picture of " + image.width() + " x " + image.height() + " pixels"));
    }

    /**
     * Those that may be the face meant, best first: about as large as the rectangle; well inside it, as some callers
     * name a whole head or more; or well around it, as a part of a face is no other face.
     */
    List<Detection> fitting(List<Detection> found) {
        return found.stream()
                .filter(d -> {
                    Box face = d.browToChin();
                    return rectangle.overlap(face) >= SAME_FACE
                            || rectangle.common(face) >= INSIDE * Math.min(face.area(), rectangle.area());
                })
                .sorted(Comparator.comparingDouble((Detection d) -> rectangle.overlap(d.browToChin()))
                        .reversed())
                .toList();
    }

    /** What the detector would say of an upright face that fills the rectangle; unsure, and without a score of its own. */
    Detection asDetection() {
        Box box = Detection.boxAround(rectangle);
        return new Detection(
                box,
                0,
                List.of(
                        place(box, 0.5 - EYE_ASIDE, EYES_DOWN),
                        place(box, 0.5 + EYE_ASIDE, EYES_DOWN),
                        place(box, 0.5, NOSE_DOWN),
                        place(box, 0.5 - MOUTH_ASIDE, MOUTH_DOWN),
                        place(box, 0.5 + MOUTH_ASIDE, MOUTH_DOWN)),
                false);
    }

    private static Point place(Box box, double x, double y) {
        return new Point(box.left() + x * box.width(), box.top() + y * box.height());
    }
}
