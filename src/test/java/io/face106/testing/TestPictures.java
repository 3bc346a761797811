package io.face106.testing;

import io.face106.runtime.opencv.OpenCv;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.ImageHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.UnaryOperator;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** The stored pictures of the tests, and others made from them without loss. */
public final class TestPictures {

    public static final String ASTRONAUT = "one-astronaut.jpg";
    public static final String PROFILE = "profile-grey.png";
    public static final String SHEET = "several-sheet.jpg";

    /** Pictures without a face. */
    public static final List<String> EMPTY = List.of("none-cat.jpg", "none-coffee.jpg");

    /** Pictures of one face. */
    public static final List<String> SINGLE =
            List.of(ASTRONAUT, PROFILE, "drawn-mask.jpg", "drawn-sunglasses.jpg", "exif-turned.jpg");

    static {
        OpenCv.load();
    }

    private TestPictures() {}

    /** A stored picture's bytes. */
    public static byte[] read(String name) {
        return resource("/pictures/" + name);
    }

    public static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(TestPictures.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stored picture, decoded; the caller closes it. */
    public static Picture open(String name) {
        return decode(read(name));
    }

    /** Stored bytes as the pipeline would decode them; the caller closes the picture. */
    public static Picture decode(byte[] stored) {
        return Picture.decode(stored, ImageHeader.read(stored).orientation());
    }

    /** A stored picture after some change to its pixels, as PNG. */
    public static byte[] changed(String name, UnaryOperator<Mat> change) {
        MatOfByte stored = new MatOfByte(read(name));
        Mat pixels = Imgcodecs.imdecode(stored, Imgcodecs.IMREAD_COLOR);
        Mat changed = change.apply(pixels);
        byte[] png = png(changed);
        changed.release();
        pixels.release();
        stored.release();
        return png;
    }

    /** A picture from a formula.
     *
     * @param rgb x and y to 0xRRGGBB
     */
    public static byte[] drawn(int width, int height, IntBinaryOperator rgb) {
        byte[] bgr = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = rgb.applyAsInt(x, y);
                int at = 3 * (y * width + x);
                bgr[at] = (byte) colour;
                bgr[at + 1] = (byte) (colour >> 8);
                bgr[at + 2] = (byte) (colour >> 16);
            }
        }
        Mat pixels = new Mat(height, width, CvType.CV_8UC3);
        pixels.put(0, 0, bgr);
        byte[] png = png(pixels);
        pixels.release();
        return png;
    }

    /** One colour everywhere. */
    public static byte[] plain(int width, int height) {
        Mat pixels = new Mat(height, width, CvType.CV_8UC3, Scalar.all(128));
        byte[] png = png(pixels);
        pixels.release();
        return png;
    }

    public static Mat flipped(Mat pixels) {
        Mat out = new Mat();
        Core.flip(pixels, out, 1);
        return out;
    }

    /** Turned clockwise by so many quarters, 1 to 3. */
    public static Mat turned(Mat pixels, int quarters) {
        Mat out = new Mat();
        Core.rotate(pixels, out, quarters - 1);
        return out;
    }

    public static Mat enlarged(Mat pixels, double factor) {
        Mat out = new Mat();
        Imgproc.resize(pixels, out, new Size(), factor, factor, Imgproc.INTER_CUBIC);
        return out;
    }

    /** With black added at the left and at the top. */
    public static Mat shifted(Mat pixels, int right, int down) {
        Mat out = new Mat();
        Core.copyMakeBorder(pixels, out, down, 0, right, 0, Core.BORDER_CONSTANT, Scalar.all(0));
        return out;
    }

    private static byte[] png(Mat pixels) {
        MatOfByte out = new MatOfByte();
        if (!Imgcodecs.imencode(".png", pixels, out)) {
            throw new IllegalStateException("cannot write a PNG");
        }
        byte[] bytes = out.toArray();
        out.release();
        return bytes;
    }
}
