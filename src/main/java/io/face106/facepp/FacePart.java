package io.face106.facepp;

import static io.face106.domain.Landmark.CONTOUR_LEFT10;
import static io.face106.domain.Landmark.CONTOUR_RIGHT10;

import io.face106.domain.Cues;
import io.face106.domain.Landmark;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of the face of which {@code nose_occlusion}, {@code chin_occlusion} or {@code face_occlusion} tells how much is
 * hidden.
 *
 * <p>Clients of Face++ ask for these three, but no answer to them was found anywhere: their shape, their scale and the
 * points of each part are our suggestion, after {@code blur} and {@code facequality}.
 *
 * @param points that stand for it
 */
record FacePart(List<Landmark> points) {

    /** Ridge, tip, wings and base: 15 points. */
    static final FacePart NOSE = of(point -> point.wireName().startsWith("nose_"));

    /** The lower half of the jaw, on the outline that can be seen: 15 points. A turned head hides none of it. */
    static final FacePart CHIN =
            of(point -> point.compareTo(CONTOUR_LEFT10) >= 0 && point.compareTo(CONTOUR_RIGHT10) <= 0);

    /** Brows, eyes, nose and mouth: 73 points. */
    static final FacePart FACE = new FacePart(Landmark.inner());

    private static FacePart of(Predicate<Landmark> points) {
        return new FacePart(Landmark.inOrder().stream().filter(points).toList());
    }

    /**
     * How much of it can't be seen, because something is before it, the head is turned away or the picture ends.
     *
     * @return 0..100: the mean of its points
     */
    double hidden(Cues cues) {
        return 100 * (1 - cues.visible(points));
    }
}
