package io.face106.stage.decode;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Stored pictures of every kind that is read, each {@link #WIDTH} x {@link #HEIGHT}. */
public final class Pictures {

    static final int WIDTH = 61;
    static final int HEIGHT = 47;

    static {
        Loader.load(opencv_java.class);
    }

    private Pictures() {}

    /** Name to bytes; the name starts with the format. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("jpeg baseline", jpeg());
        all.put("jpeg extended", patched(jpeg(), find(jpeg(), 0xFF, 0xC0) + 1, 0xC1));
        all.put("jpeg grey", opencv(".jpg", CvType.CV_8UC1));
        all.put("jpeg progressive", opencv(".jpg", CvType.CV_8UC3, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1));
        all.put("jpeg restart intervals", opencv(".jpg", CvType.CV_8UC3, Imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 2));
        all.put("jpeg cmyk", cmykJpeg());
        all.put("png rgb", png());
        all.put("png rgba", opencv(".png", CvType.CV_8UC4));
        all.put("png grey", opencv(".png", CvType.CV_8UC1));
        all.put("png grey alpha", imageIo("png", greyAlpha()));
        all.put("png 16 bit rgb", opencv(".png", CvType.CV_16UC3));
        all.put("png 16 bit rgba", opencv(".png", CvType.CV_16UC4));
        all.put("png 16 bit grey", opencv(".png", CvType.CV_16UC1));
        all.put("png palette", imageIo("png", drawn(BufferedImage.TYPE_BYTE_INDEXED)));
        all.put("png 1 bit", imageIo("png", drawn(BufferedImage.TYPE_BYTE_BINARY)));
        all.put("png interlaced", interlacedPng());
        all.put("webp lossy", webp(80));
        all.put("webp lossless", webp(101));
        all.put("webp lossy alpha", opencv(".webp", CvType.CV_8UC4, Imgcodecs.IMWRITE_WEBP_QUALITY, 80));
        all.put("webp lossless alpha", opencv(".webp", CvType.CV_8UC4, Imgcodecs.IMWRITE_WEBP_QUALITY, 101));
        all.put("bmp 24 bit", opencv(".bmp", CvType.CV_8UC3));
        all.put("bmp 32 bit", opencv(".bmp", CvType.CV_8UC4));
        all.put("bmp 8 bit", opencv(".bmp", CvType.CV_8UC1));
        all.put("bmp palette", imageIo("bmp", drawn(BufferedImage.TYPE_BYTE_INDEXED)));
        all.put("bmp 1 bit", imageIo("bmp", drawn(BufferedImage.TYPE_BYTE_BINARY)));
        all.put("bmp 16 bit 555", imageIo("bmp", drawn(BufferedImage.TYPE_USHORT_555_RGB)));
        all.put("bmp 16 bit 565", Bmp.file(40, WIDTH, HEIGHT, 16, 3));
        all.put("bmp 32 bit fields", Bmp.file(40, WIDTH, HEIGHT, 32, 3));
        all.put("bmp 4 bit", Bmp.file(40, WIDTH, HEIGHT, 4, 0));
        all.put("bmp rle8", Bmp.rle8(WIDTH, HEIGHT));
        all.put("bmp core header", Bmp.file(12, WIDTH, HEIGHT, 24, 0));
        all.put("bmp v4 header", Bmp.file(108, WIDTH, HEIGHT, 24, 0));
        all.put("bmp v5 header", Bmp.file(124, WIDTH, HEIGHT, 24, 0));
        all.put("bmp top down", Bmp.file(40, WIDTH, -HEIGHT, 24, 0));
        return all;
    }

    static byte[] jpeg() {
        return opencv(".jpg", CvType.CV_8UC3);
    }

    static byte[] png() {
        return opencv(".png", CvType.CV_8UC3);
    }

    /** @param quality above 100 is lossless */
    static byte[] webp(int quality) {
        return opencv(".webp", CvType.CV_8UC3, Imgcodecs.IMWRITE_WEBP_QUALITY, quality);
    }

    /** What OpenCV makes of the bytes: its size, or 0 x 0 if it cannot read them. */
    static Size decodedSize(byte[] picture) {
        return decodedSize(picture, Imgcodecs.IMREAD_COLOR);
    }

    /** The same, orientation not applied. */
    static Size storedSize(byte[] picture) {
        return decodedSize(picture, Imgcodecs.IMREAD_COLOR | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
    }

    private static Size decodedSize(byte[] picture, int flags) {
        MatOfByte stored = new MatOfByte(picture);
        Mat pixels = Imgcodecs.imdecode(stored, flags);
        try {
            return pixels.size();
        } finally {
            pixels.release();
            stored.release();
        }
    }

    static byte[] opencv(String extension, int type, int... parameters) {
        Mat mat = new Mat(HEIGHT, WIDTH, type, Scalar.all(90));
        Imgproc.circle(mat, new org.opencv.core.Point(20, 20), 15, new Scalar(250, 20, 130, 200), -1);
        Imgproc.line(mat, new org.opencv.core.Point(60, 0), new org.opencv.core.Point(3, 40), Scalar.all(9), 2);
        MatOfByte out = new MatOfByte();
        MatOfInt options = new MatOfInt(parameters);
        if (!Imgcodecs.imencode(extension, mat, out, options)) {
            throw new IllegalStateException("cannot write " + extension);
        }
        byte[] bytes = out.toArray();
        mat.release();
        out.release();
        options.release();
        return bytes;
    }

    static byte[] imageIo(String format, RenderedImage image) {
        return write(writer(format), new IIOImage(image, null, null), null);
    }

    private static byte[] interlacedPng() {
        ImageWriter writer = writer("png");
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, new IIOImage(drawn(BufferedImage.TYPE_INT_RGB), null, null), parameters);
    }

    private static byte[] cmykJpeg() {
        Raster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, new Point(0, 0));
        return write(writer("jpeg"), new IIOImage(raster, null, null), null);
    }

    private static BufferedImage greyAlpha() {
        return ImageTypeSpecifier.createGrayscale(8, DataBuffer.TYPE_BYTE, false, false)
                .createBufferedImage(WIDTH, HEIGHT);
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.fillOval(5, 5, 30, 30);
        graphics.dispose();
        return image;
    }

    private static ImageWriter writer(String format) {
        return ImageIO.getImageWritersByFormatName(format).next();
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam parameters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] patched(byte[] bytes, int at, int... values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The first place of two bytes in a row. */
    static int find(byte[] bytes, int first, int second) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == first && (bytes[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not found");
    }
}
