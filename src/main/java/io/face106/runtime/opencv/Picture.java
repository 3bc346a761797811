package io.face106.runtime.opencv;

import io.face106.domain.Box;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Point;
import io.face106.domain.Refusal;
import io.face106.runtime.ModelSpec.Colour;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decoded pixels, 8 bits, three channels, upright as the viewer sees them. Owns native memory: close it. Reading from
 * several threads at once is safe.
 *
 * <p>Networks' inputs are written straight into their native memory as colour planes of bytes, 0..255.
 */
public final class Picture implements AutoCloseable {

    private static final AtomicLong ALIVE = new AtomicLong();

    /** A crop pixel that covers more picture pixels than this would skip some: they are averaged first. */
    private static final double AVERAGE_FROM = 1.5;

    private final Mat bgr;
    private final int width;
    private final int height;

    private Picture(Mat bgr) {
        this.bgr = bgr;
        this.width = bgr.cols();
        this.height = bgr.rows();
        ALIVE.incrementAndGet();
    }

    /**
     * Decodes a stored picture; alpha is dropped, 16-bit samples are reduced to 8.
     *
     * @param orientation the EXIF value, 1..8, by which the stored pixels are turned upright
     * @throws Refusal if the bytes do not hold a whole picture
     */
    public static Picture decode(byte[] stored, int orientation) {
        OpenCv.load();
        MatOfByte bytes = new MatOfByte(stored);
        Mat pixels;
        try {
            // The header's reader and the decoder may find different orientations in odd metadata: only one may count.
            pixels = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR_BGR | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
        } catch (CvException e) {
            throw new Refusal(Reason.UNREADABLE_IMAGE, "the picture cannot be decoded");
        } finally {
            bytes.release();
        }
        if (pixels.empty()) {
            pixels.release();
            throw new Refusal(Reason.UNREADABLE_IMAGE, "the picture is damaged or incomplete");
        }
        return new Picture(Orientation.upright(pixels, orientation));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether a place lies in the picture, its border included. */
    public boolean contains(Point place) {
        return place.x() >= 0 && place.x() <= width() && place.y() >= 0 && place.y() <= height();
    }

    /** How many pictures hold native memory now. */
    public static long alive() {
        return ALIVE.get();
    }

    /**
     * Scales the whole picture into a part of a canvas; the rest becomes black.
     *
     * @param planes native memory of 3 x canvas.height x canvas.width
     * @param canvas size of the canvas and the part that the picture fills
     * @param colour order of the planes
     */
    public void scaleInto(ByteBuffer planes, Placement canvas, Colour colour) {
        Mat small = Resampling.scaled(bgr, canvas.pictureWidth(), canvas.pictureHeight());
        try {
            Rect part = new Rect(canvas.offsetX(), canvas.offsetY(), canvas.pictureWidth(), canvas.pictureHeight());
            writePlanes(small, planes, new Size(canvas.width(), canvas.height()), part, colour);
        } finally {
            small.release();
        }
    }

    /**
     * Scales the whole picture into a part of a canvas, grey (at first: one plane is scaled for less); the rest is black.
     *
     * @param plane native memory of canvas.height x canvas.width, for luma 0..255 (ITU-R BT.601)
     * @param canvas size of the canvas and the part that the picture fills
     */
    public void greyInto(ByteBuffer plane, Placement canvas) {
        Mat luma = new Mat();
        try {
            Imgproc.cvtColor(bgr, luma, Imgproc.COLOR_BGR2GRAY);
            Mat small = Resampling.scaled(luma, canvas.pictureWidth(), canvas.pictureHeight());
            try {
                writePlane(small, plane, canvas);
            } finally {
                small.release();
            }
        } finally {
            luma.release();
        }
    }

    private static void writePlane(Mat pixels, ByteBuffer plane, Placement canvas) {
        Mat grey = new Mat(canvas.height(), canvas.width(), CvType.CV_8U, plane);
        Mat part = grey.submat(
                new Rect(canvas.offsetX(), canvas.offsetY(), canvas.pictureWidth(), canvas.pictureHeight()));
        try {
            if (!part.size().equals(grey.size())) {
                grey.setTo(Scalar.all(0));
            }
            pixels.copyTo(part);
        } finally {
            part.release();
            grey.release();
        }
    }

    /**
     * Cuts a turned square out of the picture, bilinear; what lies outside the picture is black.
     *
     * @param planes native memory of 3 x side x side
     * @param crop where the square lies
     * @param side pixels of the square written
     * @param colour order of the planes
     */
    public void cropInto(ByteBuffer planes, Crop crop, int side, Colour colour) {
        Mat square = cropped(crop, side, false);
        try {
            writePlanes(square, planes, new Size(side, side), new Rect(0, 0, side, side), colour);
        } finally {
            square.release();
        }
    }

    /**
     * Writes what {@link #cropInto} would write for the mirrored crop, within a level or two, for a tenth of the time.
     *
     * @param planes what it wrote for the crop
     * @param mirrored native memory of as many bytes
     * @param side pixels of the square
     */
    public static void mirror(ByteBuffer planes, ByteBuffer mirrored, int side) {
        Mat source = new Mat(3 * side, side, CvType.CV_8U, planes);
        Mat target = new Mat(3 * side, side, CvType.CV_8U, mirrored);
        Core.flip(source, target, 1);
        target.release();
        source.release();
    }

    /**
     * Cuts a turned square out of the picture as {@link #cropInto} does, in grey.
     *
     * @param side pixels of the square
     * @return luma 0..255 (ITU-R BT.601), side x side row by row
     */
    public byte[] grey(Crop crop, int side) {
        Mat square = cropped(crop, side, true);
        try {
            byte[] pixels = new byte[side * side];
            square.get(0, 0, pixels);
            return pixels;
        } finally {
            square.release();
        }
    }

    private Mat cropped(Crop crop, int side, boolean grey) {
        int n = blockFor(crop.side() / side);
        Rect around = clip(crop.bounds(), n);
        if (around.empty()) {
            return Mat.zeros(side, side, grey ? CvType.CV_8U : CvType.CV_8UC3);
        }
        Mat piece = bgr.submat(around);
        Mat small = Resampling.halved(piece, n);
        if (grey) {
            small = Resampling.luma(small);
        }
        try {
            double[] matrix = crop.moved(-around.x, -around.y).scaled(1.0 / n).pixelMatrix(side);
            return Resampling.warped(small, matrix, new Size(side, side), Core.BORDER_CONSTANT);
        } finally {
            small.release();
            piece.release();
        }
    }

    /**
     * Side of the squares of picture pixels to be averaged, for a crop pixel of so many. A power of two: OpenCV halves a
     * picture again and again in a third of the time that it takes to average other blocks.
     */
    private int blockFor(double step) {
        int n = 1;
        while (step > AVERAGE_FROM * n && 2 * n <= Math.min(width(), height())) {
            n *= 2;
        }
        return n;
    }

    /** The part of a box that lies in the picture, on a grid of n pixels so that blocks do not move with the box. */
    private Rect clip(Box box, int n) {
        int left = (int) clamp(Math.floor(box.left()) - n, width()) / n * n;
        int top = (int) clamp(Math.floor(box.top()) - n, height()) / n * n;
        int right = (int) clamp(Math.ceil(box.right()) + 2 * n, width());
        int bottom = (int) clamp(Math.ceil(box.bottom()) + 2 * n, height());
        return new Rect(left, top, (right - left) / n * n, (bottom - top) / n * n);
    }

    private static double clamp(double value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    /** Splitting in one go and copying takes half the time of taking three channels out, each into its place. */
    private static void writePlanes(Mat pixels, ByteBuffer planes, Size canvas, Rect part, Colour colour) {
        int width = (int) canvas.width;
        int height = (int) canvas.height;
        int bytes = width * height;
        List<Mat> channels = new ArrayList<>();
        Core.split(pixels, channels);
        for (int i = 0; i < 3; i++) {
            Mat plane = new Mat(height, width, CvType.CV_8U, planes.slice(i * bytes, bytes));
            if (part.width != width || part.height != height) {
                plane.setTo(Scalar.all(0));
            }
            Mat target = plane.submat(part);
            channels.get(colour == Colour.BGR ? i : 2 - i).copyTo(target);
            target.release();
            plane.release();
        }
        channels.forEach(Mat::release);
    }

    @Override
    public void close() {
        if (!bgr.empty()) {
            bgr.release();
            ALIVE.decrementAndGet();
        }
    }
}
