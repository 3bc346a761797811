package io.face106.stage.landmark;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;

/**
 * One face to be measured.
 *
 * @param picture not owned
 * @param detection where the face is
 * @param profile how much work it is worth
 */
public record LandmarkInput(Picture picture, Detection detection, Profile profile) {

    /** The crop that the detector suggests: around its box, turned by its points. */
    Crop firstCrop(double margin) {
        Box box = detection.box();
        return new Crop(box.centre(), margin * Math.max(box.width(), box.height()), tilt(), false);
    }

    /**
     * The direction across the face, from its eyes and, at a right angle, from eyes to mouth: in a profile the eyes nearly
     * coincide and their line points anywhere.
     */
    private double tilt() {
        Point left = detection.leftEye();
        Point right = detection.rightEye();
        Point mouthLeft = detection.keypoints().get(3);
        Point mouthRight = detection.keypoints().get(4);
        double downX = (mouthLeft.x() + mouthRight.x() - left.x() - right.x()) / 2;
        double downY = (mouthLeft.y() + mouthRight.y() - left.y() - right.y()) / 2;
        return Math.atan2(right.y() - left.y() - downX, right.x() - left.x() + downY);
    }

    /** The crop that a mesh suggests: around its vertices, turned by its outer eye corners. */
    static Crop nextCrop(Mesh mesh, double margin) {
        double angle = mesh.eyeLineAngle();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < Mesh.VERTICES; i++) {
            double x = cos * mesh.x(i) + sin * mesh.y(i);
            double y = -sin * mesh.x(i) + cos * mesh.y(i);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        Point centre = new Point(cos * x - sin * y, sin * x + cos * y);
        return new Crop(centre, margin * Math.max(right - left, bottom - top), angle, false);
    }
}
