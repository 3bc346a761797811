package io.face106.stage.landmark;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Crop;
import java.util.List;

/**
 * How large a network wants its crops.
 *
 * @param first side of the crop over the longer side of the detector's box
 * @param down how far below the middle of that box, in the face's own direction, its middle lies; unit: the longer side
 * @param next side of the crop over the longer side of the box around points
 */
record Framing(double first, double down, double next) {

    /** Around the detector's box, turned by its points. */
    Crop around(Detection detection) {
        Box box = detection.box();
        double longer = Math.max(box.width(), box.height());
        double angle = tilt(detection);
        Point middle = box.centre();
        Point centre =
                new Point(middle.x() - down * longer * Math.sin(angle), middle.y() + down * longer * Math.cos(angle));
        return new Crop(centre, first * longer, angle, false);
    }

    /**
     * The direction across the face, from its eyes and, at a right angle, from eyes to mouth: in a profile the eyes nearly
     * coincide and their line points anywhere.
     */
    private static double tilt(Detection detection) {
        Point left = detection.leftEye();
        Point right = detection.rightEye();
        Point mouthLeft = detection.keypoints().get(3);
        Point mouthRight = detection.keypoints().get(4);
        double downX = (mouthLeft.x() + mouthRight.x() - left.x() - right.x()) / 2;
        double downY = (mouthLeft.y() + mouthRight.y() - left.y() - right.y()) / 2;
        return Math.atan2(right.y() - left.y() - downX, right.x() - left.x() + downY);
    }

    /** Around points, turned by an angle in radians. */
    Crop around(List<Point> points, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : points) {
            double x = cos * point.x() + sin * point.y();
            double y = -sin * point.x() + cos * point.y();
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        Point centre = new Point(cos * x - sin * y, sin * x + cos * y);
        return new Crop(centre, next * Math.max(right - left, bottom - top), angle, false);
    }
}
