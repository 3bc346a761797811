package io.face106.runtime.opencv;

import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Turns stored pixels upright. Source of the eight values: Exif 2.32, tag 274. */
final class Orientation {

    private static final int FLIP_LEFT_RIGHT = 1;
    private static final int FLIP_UP_DOWN = 0;
    private static final int FLIP_BOTH = -1;

    private Orientation() {}

    /** The same matrix if nothing is to be done; otherwise a new one, and the old one is released. */
    static Mat upright(Mat stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        Mat upright = new Mat();
        switch (orientation) {
            case 2 -> Core.flip(stored, upright, FLIP_LEFT_RIGHT);
            case 3 -> Core.flip(stored, upright, FLIP_BOTH);
            case 4 -> Core.flip(stored, upright, FLIP_UP_DOWN);
            case 5 -> Core.transpose(stored, upright);
            case 6 -> Core.rotate(stored, upright, Core.ROTATE_90_CLOCKWISE);
            case 7 -> {
                Core.rotate(stored, upright, Core.ROTATE_180);
                Core.transpose(upright, upright);
            }
            case 8 -> Core.rotate(stored, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
            default -> throw new IllegalArgumentException("no such orientation: " + orientation);
        }
        stored.release();
        return upright;
    }
}
