package io.face106.domain;

import java.util.List;

/**
 * Where a face is, as the detector sees it.
 *
 * @param box forehead to chin, continuous pixels of the picture
 * @param score 0..1; the detector's own, not a probability
 * @param keypoints five points: eye at image left, eye at image right, nose tip, mouth corner at image left, at image
 *     right
 * @param sure whether the score alone settles it; an unsure detection counts only when the landmark network also sees a
 *     face there
 */
public record Detection(Box box, double score, List<Point> keypoints, boolean sure) {

    // Over 442 faces (portraits, video frames, web pictures, turned heads) the landmark square begins .25 of the
    // height of the box below its top (10..90 %: .18 ... .29) and is .76 of it high (.73 ... .83). Measured once; the
    // pictures are not part of this repository.
    private static final double BROW_IN_BOX = 0.25;
    private static final double SIDE_IN_BOX = 0.76;

    public Detection {
        keypoints = List.copyOf(keypoints);
        if (keypoints.size() != 5) {
            throw new IllegalArgumentException("five keypoints expected, not " + keypoints.size());
        }
    }

    /** The same detection, no longer in doubt. */
    public Detection asSure() {
        return new Detection(box, score, keypoints, true);
    }

    /** An estimate of the square from the upper edge of the brows to the lowest point of the jaw, centred on the box. */
    public Box browToChin() {
        double side = SIDE_IN_BOX * box.height();
        return new Box(box.centre().x() - side / 2, box.top() + BROW_IN_BOX * box.height(), side, side);
    }

    /** The other way: a box as wide as a rectangle, in which that begins and ends where brow and chin are expected. */
    public static Box boxAround(Box browToChin) {
        double height = browToChin.height() / SIDE_IN_BOX;
        return new Box(browToChin.left(), browToChin.top() - BROW_IN_BOX * height, browToChin.width(), height);
    }

    public Point leftEye() {
        return keypoints.get(0);
    }

    public Point rightEye() {
        return keypoints.get(1);
    }
}
