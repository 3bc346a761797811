package io.face106.contract.facepp;

import io.face106.testing.TestPictures;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** The pictures that these tests send, and others made from them. */
final class FacePictures {

    private FacePictures() {}

    /** One upright face that looks into the camera. */
    static byte[] portrait() {
        return TestPictures.read(TestPictures.ASTRONAUT);
    }

    /** Six faces of one person, of different sizes. */
    static byte[] sixFaces() {
        return TestPictures.read(TestPictures.SHEET);
    }

    /** One face whose nose points to image-right. */
    static byte[] profile() {
        return TestPictures.read(TestPictures.PROFILE);
    }

    static byte[] mirrored(String name) {
        return TestPictures.changed(name, TestPictures::flipped);
    }

    /** The portrait turned clockwise by so many degrees. */
    static byte[] tilted(double degrees) {
        return TestPictures.changed(TestPictures.ASTRONAUT, pixels -> {
            // OpenCV counts the other way round.
            Point centre = new Point(pixels.cols() / 2.0, pixels.rows() / 2.0);
            Mat out = new Mat();
            Imgproc.warpAffine(pixels, out, Imgproc.getRotationMatrix2D(centre, -degrees, 1), pixels.size());
            return out;
        });
    }

    /** The portrait without so many of its upper rows. */
    static byte[] beheaded(int rows) {
        return TestPictures.changed(
                TestPictures.ASTRONAUT,
                pixels -> pixels.rowRange(rows, pixels.rows()).clone());
    }

    /** A picture without a face, small enough to be quick. */
    static byte[] blank() {
        return TestPictures.plain(64, 64);
    }
}
