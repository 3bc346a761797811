package io.face106.accuracy;

import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * The embedded picture and its recorded answer, by the profile balanced and the pack default. Other profiles and packs
 * differ from it by up to .03 eye distances and 4 degrees; tolerances leave room beyond that for other providers.
 */
public final class GoldenPicture {

    /** Mean point distance over the distance of the outer eye corners. */
    private static final double POINT_TOLERANCE = 0.05;

    private static final double ANGLE_TOLERANCE = 6;

    private final byte[] picture;
    private final Landmarks landmarks;
    private final double[] angles;

    private GoldenPicture(byte[] picture, Landmarks landmarks, double[] angles) {
        this.picture = picture;
        this.landmarks = landmarks;
        this.angles = angles;
    }

    /** Reads picture and answer from the jar. */
    public static GoldenPicture load() {
        Properties answer = new Properties();
        try (InputStream in = open("astronaut.properties");
                InputStream jpeg = open("astronaut.jpg")) {
            answer.load(in);
            double[] x = numbers(answer, "x");
            double[] y = numbers(answer, "y");
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                points.add(new Point(x[i], y[i]));
            }
            return new GoldenPicture(jpeg.readAllBytes(), new Landmarks(points), numbers(answer, "yaw_pitch_roll"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stored picture, a JPEG of one face. */
    public byte[] picture() {
        return picture.clone();
    }

    /** What is wrong with an answer; empty if nothing is. A number that is none is wrong, too. */
    String complaint(Landmarks found, HeadPose pose) {
        double distance = meanDistance(found);
        if (!(distance <= POINT_TOLERANCE)) {
            return String.format(
                    Locale.ROOT,
                    "points are %.3f eye distances from the recorded ones, at most %.3f expected",
                    distance,
                    POINT_TOLERANCE);
        }
        double[] seen = {pose.yaw(), pose.pitch(), pose.roll()};
        for (int i = 0; i < seen.length; i++) {
            if (!(Math.abs(seen[i] - angles[i]) <= ANGLE_TOLERANCE)) {
                return String.format(Locale.ROOT, "an angle is %.1f degrees, %.1f expected", seen[i], angles[i]);
            }
        }
        return "";
    }

    private double meanDistance(Landmarks found) {
        Point left = landmarks.at(Landmark.LEFT_EYE_LEFT_CORNER);
        Point right = landmarks.at(Landmark.RIGHT_EYE_RIGHT_CORNER);
        double unit = Math.hypot(right.x() - left.x(), right.y() - left.y());
        double sum = 0;
        for (Landmark landmark : Landmark.inOrder()) {
            Point a = landmarks.at(landmark);
            Point b = found.at(landmark);
            sum += Math.hypot(a.x() - b.x(), a.y() - b.y());
        }
        return sum / unit / Landmark.COUNT;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(GoldenPicture.class.getResourceAsStream(name), name);
    }

    private static double[] numbers(Properties answer, String key) {
        return List.of(answer.getProperty(key).trim().split("\\s+")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
