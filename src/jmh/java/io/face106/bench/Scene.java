package io.face106.bench;

import io.face106.runtime.opencv.OpenCv;
import io.face106.runtime.opencv.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Stored JPEG pictures of camera size, made from a fixture: scaled up, with the noise of a sensor, because smooth
 * pictures decode faster than real ones. The same bytes every time.
 */
public enum Scene {
    /** 640 x 480, one face 165 pixels high. */
    ONE_SMALL(640, 480, 1, 1),
    /** 1600 x 900, one face 410 pixels high. */
    ONE(1600, 900, 1, 1),
    /** 1600 x 900, eight faces 115 pixels high. */
    EIGHT(1600, 900, 4, 2);

    private static final int QUALITY = 90;
    private static final double NOISE = 6;

    private final Size size;
    private final int columns;
    private final int rows;

    Scene(int width, int height, int columns, int rows) {
        this.size = new Size(width, height);
        this.columns = columns;
        this.rows = rows;
    }

    /** How many faces it shows. */
    public int faces() {
        return columns * rows;
    }

    /** The stored picture. */
    public byte[] jpeg() {
        OpenCv.load();
        Mat tile = tile();
        Mat picture = new Mat();
        Core.repeat(tile, rows, columns, picture);
        Core.setRNGSeed(1);
        Mat noise = new Mat(picture.size(), CvType.CV_16SC3);
        Core.randn(noise, 0, NOISE);
        Mat noisy = new Mat();
        Core.add(picture, noise, noisy, new Mat(), picture.type());
        MatOfByte stored = new MatOfByte();
        Imgcodecs.imencode(".jpg", noisy, stored, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY));
        byte[] bytes = stored.toArray();
        List.of(tile, picture, noise, noisy, stored).forEach(Mat::release);
        return bytes;
    }

    /** The decoded picture; close it. */
    public Picture picture() {
        return Picture.decode(jpeg(), 1);
    }

    /** The upper part of the fixture, as wide as a tile. */
    private Mat tile() {
        Size wanted = new Size(size.width / columns, size.height / rows);
        double side = Math.max(wanted.width, wanted.height);
        MatOfByte stored = new MatOfByte(fixture());
        Mat whole = Imgcodecs.imdecode(stored, Imgcodecs.IMREAD_COLOR);
        Mat scaled = new Mat();
        Imgproc.resize(whole, scaled, new Size(side, side), 0, 0, Imgproc.INTER_CUBIC);
        Mat tile = scaled.submat(new Rect(0, 0, (int) wanted.width, (int) wanted.height))
                .clone();
        List.of(stored, whole, scaled).forEach(Mat::release);
        return tile;
    }

    private static byte[] fixture() {
        try (InputStream in = Scene.class.getResourceAsStream("/pictures/one-astronaut.jpg")) {
            return Objects.requireNonNull(in, "one-astronaut.jpg").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
