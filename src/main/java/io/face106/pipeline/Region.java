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

    /** Brow to chin within a detector's box, as {@code facepp.FaceRectangle} measured them. */
    private static final double BROW_IN_BOX = 0.25;

    private static final double SIDE_IN_BOX = 0.76;

    // Means of the detector's points within its box, over 119 portraits with less than 8 degrees of yaw.
    private static final double EYES_DOWN = 0.39;
    private static final double NOSE_DOWN = 0.6;
    private static final double MOUTH_DOWN = 0.75;
    private static final double EYE_ASIDE = 0.23;
    private static final double MOUTH_ASIDE = 0.2;

    /** Intersection over union from which the detector and the caller mean the same face. */
    private static final double SAME_FACE = 0.3;

    /** Share of a face's area inside the rectangle from which on a much larger rectangle means it. */
    private static final double INSIDE = 0.75;

    /**
     * Refuses a rectangle that shows nothing of the picture.
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
            throw new Refusal(new Failure(
                    Reason.BAD_ARGUMENT,
                    PARAMETER,
                    "no part of it lies in the picture of " + image.width() + " x " + image.height() + " pixels"));
        }
        return this;
    }

    /**
     * Those that may be the face meant, best first: about as large as the rectangle, or well inside it, as some callers
     * name a whole head or more.
     */
    List<Detection> fitting(List<Detection> found) {
        return found.stream()
                .filter(d -> {
                    Box face = browToChin(d);
                    return rectangle.overlap(face) >= SAME_FACE || rectangle.common(face) >= INSIDE * face.area();
                })
                .sorted(Comparator.comparingDouble((Detection d) -> rectangle.overlap(browToChin(d)))
                        .reversed())
                .toList();
    }

    private static Box browToChin(Detection detection) {
        Box box = detection.box();
        double side = SIDE_IN_BOX * box.height();
        return new Box(box.centre().x() - side / 2, box.top() + BROW_IN_BOX * box.height(), side, side);
    }

    /** What the detector would say of an upright face that fills the rectangle; unsure, and without a score of its own. */
    Detection asDetection() {
        double height = rectangle.height() / SIDE_IN_BOX;
        Box box = new Box(rectangle.left(), rectangle.top() - BROW_IN_BOX * height, rectangle.width(), height);
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
