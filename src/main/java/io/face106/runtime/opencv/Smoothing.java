package io.face106.runtime.opencv;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfFloat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** A little blur against noise. */
public final class Smoothing {

    private static final float[] BINOMIAL = {1, 4, 6, 4, 1};

    private Smoothing() {}

    /**
     * Smooths a square by the binomial of variance 1 along both axes. What lies beyond its border is as what lies there.
     *
     * @param grey levels 0..255, side x side row by row
     * @param margin columns and rows to be added on each side
     * @return 256 times the smoothed levels, exact; side + 2 margin in a row
     */
    public static int[] binomial(byte[] grey, int side, int margin) {
        OpenCv.load();
        Mat levels = new Mat(side, side, CvType.CV_8U);
        Mat kernel = new MatOfFloat(BINOMIAL);
        Mat smooth = new Mat();
        Mat wide = new Mat();
        try {
            levels.put(0, 0, grey);
            Imgproc.sepFilter2D(
                    levels, smooth, CvType.CV_32F, kernel, kernel, new Point(-1, -1), 0, Core.BORDER_REPLICATE);
            smooth.convertTo(smooth, CvType.CV_32S);
            Core.copyMakeBorder(smooth, wide, margin, margin, margin, margin, Core.BORDER_REPLICATE);
            int[] pixels = new int[wide.rows() * wide.cols()];
            wide.get(0, 0, pixels);
            return pixels;
        } finally {
            wide.release();
            smooth.release();
            kernel.release();
            levels.release();
        }
    }
}
