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

    public Point leftEye() {
        return keypoints.get(0);
    }

    public Point rightEye() {
        return keypoints.get(1);
    }
}
