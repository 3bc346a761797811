package io.face106.facepp;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Face;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.List;
import java.util.stream.Stream;

/**
 * The square Face++ draws around a face, brow to chin, in whole pixels. It may leave the picture.
 *
 * @param top first row
 * @param left first column
 * @param width equal to {@code height} unless a caller named it otherwise; at least 1
 * @param height at least 1
 */
public record FaceRectangle(int top, int left, int width, int height) {

    // Brow to chin over the height of all outline points: near 1 for upright faces, 0 or less for those upside down.
    private static final double UPSIDE_DOWN = 0.4;

    /** The parameter that names one. */
    static final String PARAMETER = "face_rectangle";

    /**
     * Reads {@code top,left,width,height}, four whole numbers. It need not be a square.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS}
     */
    static FaceRectangle parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length == 4) {
            try {
                int[] numbers = Stream.of(parts)
                        .map(String::strip)
                        .mapToInt(Integer::parseInt)
                        .toArray();
                if (numbers[2] > 0 && numbers[3] > 0) {
                    return new FaceRectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
                }
            } catch (NumberFormatException notANumber) {
                // Answered below, like a size of nothing.
            }
        }
        throw Parameters.bad(PARAMETER);
    }

    /** The rectangle of a face: the one the caller named, or else that of its landmarks. */
    public static FaceRectangle of(Face face, Landmarks landmarks) {
        Box region = face.region();
        return region == null
                ? of(landmarks)
                : new FaceRectangle(
                        (int) region.top(), (int) region.left(), (int) region.width(), (int) region.height());
    }

    /** The same in continuous pixels. */
    Box box() {
        return new Box(left, top, width, height);
    }

    /**
     * From the upper edge of the brows to the lowest point of the jaw, centred on the jaw. Each edge is within 10 % of the
     * side of the recorded rectangle on all ten recorded faces, within 5.2 % on eight of them.
     */
    public static FaceRectangle of(Landmarks landmarks) {
        List<Point> jaw = landmarks.jaw();
        List<Point> brows = landmarks.upperBrows();
        double top = brows.stream().mapToDouble(Point::y).min().orElseThrow();
        double bottom = jaw.stream().mapToDouble(Point::y).max().orElseThrow();
        double jawTop = jaw.stream().mapToDouble(Point::y).min().orElseThrow();
        double browBottom = brows.stream().mapToDouble(Point::y).max().orElseThrow();
        double extent = Math.max(bottom, browBottom) - Math.min(top, jawTop);
        if (bottom - top < UPSIDE_DOWN * extent) {
            // The chin is above the brows: measure from the chin instead.
            top = jawTop;
            bottom = browBottom;
        }
        double left = jaw.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = jaw.stream().mapToDouble(Point::x).max().orElseThrow();
        return square((left + right) / 2, top, bottom - top);
    }

    /**
     * An estimate for faces whose landmarks were not looked for.
     *
     * @param detection its {@link Detection#browToChin()} is the estimate
     * @param largest longest side allowed, so that the estimate cannot overtake larger faces that were measured
     */
    static FaceRectangle of(Detection detection, int largest) {
        Box square = detection.browToChin();
        return square(square.centre().x(), square.top(), Math.min(square.width(), largest));
    }

    private static FaceRectangle square(double centre, double top, double side) {
        int length = Numbers.length(side);
        return new FaceRectangle(Numbers.pixel(top), Numbers.pixel(centre - side / 2), length, length);
    }
}
