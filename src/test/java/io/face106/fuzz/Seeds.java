package io.face106.fuzz;

import io.face106.runtime.opencv.OpenCv;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Pictures of a few hundred bytes that are just large enough not to be refused for their size. */
final class Seeds {

    private static final int SIDE = 48;

    private Seeds() {}

    static Stream<byte[]> pictures() {
        return Stream.of(".jpg", ".png", ".webp", ".bmp").map(Seeds::picture);
    }

    /** @param format {@code .jpg}, {@code .png}, {@code .webp} or {@code .bmp} */
    static byte[] picture(String format) {
        OpenCv.load();
        int type = format.equals(".bmp") ? CvType.CV_8UC1 : CvType.CV_8UC3;
        Mat pixels = new Mat(SIDE, SIDE, type, Scalar.all(128));
        MatOfByte stored = new MatOfByte();
        MatOfInt options = format.equals(".jpg") ? new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 20) : new MatOfInt();
        try {
            if (!Imgcodecs.imencode(format, pixels, stored, options)) {
                throw new IllegalStateException("cannot write " + format);
            }
            return stored.toArray();
        } finally {
            List.of(pixels, stored, options).forEach(Mat::release);
        }
    }

    static String base64(String format) {
        return Base64.getEncoder().encodeToString(picture(format));
    }
}
