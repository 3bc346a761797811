package io.face106.stage.quality;

import io.face106.domain.Point;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** What happens to pictures on their way. What is given and what is answered belongs to the caller. */
final class Damage {

    private Damage() {}

    static Mat blurred(Mat pixels, double sigma) {
        Mat out = pixels;
        if (sigma > 0) {
            out = new Mat();
            Imgproc.GaussianBlur(pixels, out, new Size(), sigma);
        }
        return out;
    }

    /** Each pixel becomes the mean along a line of so many pixels, odd. */
    static Mat shaken(Mat pixels, int length, int degrees) {
        Mat line = Mat.zeros(length, length, CvType.CV_32F);
        for (int i = 0; i < length; i++) {
            line.put(degrees == 0 ? length / 2 : i, degrees == 90 ? length / 2 : i, 1.0 / length);
        }
        Mat out = new Mat();
        Imgproc.filter2D(pixels, out, -1, line);
        release(line);
        return out;
    }

    static Mat resized(Mat pixels, double factor) {
        Mat out = new Mat();
        Imgproc.resize(pixels, out, new Size(), factor, factor, Imgproc.INTER_AREA);
        return out;
    }

    static Mat resized(Mat pixels, Size size) {
        Mat out = new Mat();
        Imgproc.resize(pixels, out, size, 0, 0, Imgproc.INTER_CUBIC);
        return out;
    }

    static Mat lit(Mat pixels, double factor, double added) {
        Mat out = new Mat();
        pixels.convertTo(out, -1, factor, added);
        return out;
    }

    static Mat noisy(Mat pixels, double sigma) {
        Core.setRNGSeed(1);
        Mat noise = new Mat(pixels.size(), CvType.CV_16SC3);
        Core.randn(noise, 0, sigma);
        Mat out = new Mat();
        Mat everywhere = new Mat();
        Core.add(pixels, noise, out, everywhere, pixels.type());
        release(noise, everywhere);
        return out;
    }

    static Mat compressed(Mat pixels, int quality) {
        MatOfByte stored = new MatOfByte();
        MatOfInt options = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        Imgcodecs.imencode(".jpg", pixels, stored, options);
        Mat out = Imgcodecs.imdecode(stored, Imgcodecs.IMREAD_COLOR);
        release(stored, options);
        return out;
    }

    /** The first picture within an outline, the second around it. */
    static Mat besides(List<Point> outline, Mat within, Mat around) {
        MatOfPoint corners = new MatOfPoint(outline.stream()
                .map(p -> new org.opencv.core.Point(p.x(), p.y()))
                .toArray(org.opencv.core.Point[]::new));
        Mat mask = Mat.zeros(within.size(), CvType.CV_8U);
        Imgproc.fillPoly(mask, List.of(corners), Scalar.all(255));
        Mat out = around.clone();
        within.copyTo(out, mask);
        release(corners, mask);
        return out;
    }

    private static void release(Mat... used) {
        for (Mat mat : used) {
            mat.release();
        }
    }
}
