package io.face106.runtime.opencv;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Pixels of one grid from those of another. What is answered belongs to the caller. */
final class Resampling {

    /** Bilinear scaling by this much or more leaves pixels out: they are averaged first. */
    private static final int SKIPS_PIXELS = 3;

    private Resampling() {}

    /** Scaled to a size; whole blocks of pixels are averaged first where bilinear scaling would leave some out. */
    static Mat scaled(Mat source, int width, int height) {
        int n = Math.min(source.cols() / width, source.rows() / height);
        Size size = new Size(width, height);
        if (n < SKIPS_PIXELS) {
            return resized(source, size);
        }
        Mat blocks = averaged(source, n);
        try {
            if (source.cols() % n == 0 && source.rows() % n == 0) {
                return resized(blocks, size);
            }
            // Resizing would stretch the blocks over the canvas as if nothing were left over.
            double stepX = (double) source.cols() / width / n;
            double stepY = (double) source.rows() / height / n;
            double[] matrix = {stepX, 0, stepX / 2 - 0.5, 0, stepY, stepY / 2 - 0.5};
            return warped(blocks, matrix, size, Core.BORDER_REPLICATE);
        } finally {
            blocks.release();
        }
    }

    private static Mat resized(Mat source, Size size) {
        Mat small = new Mat();
        Imgproc.resize(source, small, size, 0, 0, Imgproc.INTER_LINEAR);
        return small;
    }

    /** Means of n x n pixels; what is left over at the right and lower border is less than one such block. */
    private static Mat averaged(Mat source, int n) {
        int columns = source.cols() / n;
        int rows = source.rows() / n;
        Mat small = new Mat();
        Mat blocks = source.submat(0, rows * n, 0, columns * n);
        Imgproc.resize(blocks, small, new Size(columns, rows), 0, 0, Imgproc.INTER_AREA);
        blocks.release();
        return small;
    }

    /** Means of n x n pixels, n a power of two that divides both sides; the source itself if n is 1. */
    static Mat halved(Mat source, int n) {
        Mat small = source;
        for (int rest = n; rest > 1; rest /= 2) {
            Mat half = averaged(small, 2);
            if (small != source) {
                small.release();
            }
            small = half;
        }
        return small;
    }

    /** Takes pixel (x, y) from where the matrix, 2 x 3 row by row, puts it in the source. */
    static Mat warped(Mat source, double[] matrix, Size size, int border) {
        Mat target = new Mat();
        Mat map = new Mat(2, 3, CvType.CV_64F);
        map.put(0, 0, matrix);
        Imgproc.warpAffine(
                source, target, map, size, Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP, border, Scalar.all(0));
        map.release();
        return target;
    }

    /** Luma (ITU-R BT.601) in the place of coloured pixels, which are released: a third is left to be warped. */
    static Mat luma(Mat coloured) {
        Mat grey = new Mat();
        Imgproc.cvtColor(coloured, grey, Imgproc.COLOR_BGR2GRAY);
        coloured.release();
        return grey;
    }
}
