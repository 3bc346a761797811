package io.face106.facepp.dense;

import io.face106.domain.Landmark;
import java.util.List;

/**
 * Where the lines of one half of a face run. Left and right are those of the image.
 *
 * <p>Source of the vertices: their places on MediaPipe's canonical face, and the map from the mesh to the 106 points,
 * whose corners they share. The two sides are mirror images.
 *
 * @param browTail the outer end of the brow
 * @param brow the rest of its outline: inwards along its upper edge, outwards along the lower
 * @param upperLid from the outer corner of the eye to the inner
 * @param lowerLid from the inner corner to the outer
 * @param nose from beside its root down its wall, around the wing, below the nostril to the middle of its base
 * @param nostril upper edge of the nostril
 * @param pupil in the middle of the iris, if irises were seen
 */
record Side(
        Landmark browTail,
        List<Integer> brow,
        List<Integer> upperLid,
        List<Integer> lowerLid,
        List<Integer> nose,
        int nostril,
        Landmark pupil) {

    static final Side LEFT = new Side(
            Landmark.LEFT_EYEBROW_LEFT_CORNER,
            List.of(63, 105, 66, 107, 55, 65, 52, 53),
            List.of(33, 246, 161, 160, 159, 158, 157, 173, 133),
            List.of(133, 155, 154, 153, 145, 144, 163, 7, 33),
            List.of(245, 217, 198, 129, 98, 97, 2),
            75,
            Landmark.LEFT_EYE_PUPIL);

    static final Side RIGHT = new Side(
            Landmark.RIGHT_EYEBROW_RIGHT_CORNER,
            List.of(293, 334, 296, 336, 285, 295, 282, 283),
            List.of(263, 466, 388, 387, 386, 385, 384, 398, 362),
            List.of(362, 382, 381, 380, 374, 373, 390, 249, 263),
            List.of(465, 437, 420, 358, 327, 326, 2),
            305,
            Landmark.RIGHT_EYE_PUPIL);
}
