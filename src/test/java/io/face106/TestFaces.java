package io.face106;

import io.face106.domain.Analysis;
import io.face106.domain.Angles;
import io.face106.domain.Box;
import io.face106.domain.Cues;
import io.face106.domain.Detection;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import io.face106.domain.StageName;
import io.face106.domain.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Made-up faces of a plausible shape. */
public final class TestFaces {

    public static final HeadPose POSE = new HeadPose(
            4.054522, 5.0, -0.0, List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, -0.0, 0.0, 1.0), "mesh468-procrustes", 0.0312);

    public static final FaceQuality QUALITY = new FaceQuality(89.534, 0.588, 103.25, 0.98);

    /** An eye that is open behind a clear lens, as far as it is not covered. Its shares don't sum to 100 when rounded. */
    public static final EyeState LEFT_EYE =
            new EyeState(0.0411114, 0.0022224, 0.0211114, 0.0011114, 0.9111114, 0.0033324, 0.0199996);

    /** An eye that is hidden by the head. */
    public static final EyeState RIGHT_EYE = new EyeState(0.05, 0.85, 0.04, 0.03, 0.01, 0.02, 0);

    public static final MouthState MOUTH = new MouthState(0.7000004, 0.1000004, 0.1500004, 0.0499988);

    private TestFaces() {}

    /** Upright: the brows' upper edge at {@code top}, the chin {@code side} below, the jaw as wide, {@code left} its edge. */
    public static Landmarks upright(double left, double top, double side) {
        double centre = left + side / 2;
        List<Point> points = new ArrayList<>();
        for (Landmark landmark : Landmark.inOrder()) {
            int i = landmark.index();
            if (i <= 32) {
                // Half an ellipse that begins a little above the eyes.
                double angle = Math.PI * i / 32;
                double x = centre - side / 2 * Math.cos(angle);
                points.add(new Point(x, top + side * (0.2 + 0.8 * Math.sin(angle))));
            } else if (i <= 42) {
                points.add(new Point(left + side * (0.1 + 0.8 * (i - 33) / 9), top));
            } else {
                points.add(new Point(left + side * (0.2 + 0.006 * (i - 43)), top + side * (0.3 + 0.005 * (i - 43))));
            }
        }
        points.set(Landmark.LEFT_EYE_PUPIL.index(), new Point(centre - 0.2 * side, top + 0.3 * side));
        points.set(Landmark.RIGHT_EYE_PUPIL.index(), new Point(centre + 0.2 * side, top + 0.3 * side));
        return new Landmarks(points);
    }

    /** The vertices of half a ball as large as the face: nobody looks at single ones. */
    public static Mesh mesh(double left, double top, double side) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            double height = 1 - 2.0 * i / Mesh.VERTICES;
            double angle = Math.PI * ((i * 0.618) % 1);
            double radius = Math.sqrt(1 - height * height);
            xyz[3 * i] = left + side / 2 * (1 + radius * Math.cos(angle));
            xyz[3 * i + 1] = top + side / 2 * (1 - height);
            xyz[3 * i + 2] = -side / 2 * radius * Math.sin(angle);
        }
        return new Mesh(xyz);
    }

    public static Detection detection(double left, double top, double height) {
        double width = 0.8 * height;
        List<Point> keypoints = List.of(
                new Point(left + 0.3 * width, top + 0.4 * height),
                new Point(left + 0.7 * width, top + 0.4 * height),
                new Point(left + 0.5 * width, top + 0.6 * height),
                new Point(left + 0.3 * width, top + 0.8 * height),
                new Point(left + 0.7 * width, top + 0.8 * height));
        return new Detection(new Box(left, top, width, height), 0.98765, keypoints, true);
    }

    /** With everything known. */
    public static Face analysed(double left, double top, double side) {
        return new Face(
                detection(left, top - 0.3 * side, 1.3 * side),
                new FaceShape(mesh(left, top, side), upright(left, top, side), true, 0.99912),
                null,
                POSE,
                QUALITY,
                null);
    }

    /** As {@link #analysed}, by a network that tells what is covered as well. */
    public static Face told(double left, double top, double side) {
        Face face = analysed(left, top, side);
        return new Face(
                face.detection(),
                new FaceShape(
                        mesh(left, top, side), upright(left, top, side), true, 0.99912, cues(LEFT_EYE, RIGHT_EYE)),
                new Occlusion(LEFT_EYE, RIGHT_EYE, MOUTH, 0.71875),
                face.pose(),
                face.quality(),
                face.region());
    }

    /** The farther down in the order of landmarks, the better a point is seen. */
    public static Cues cues(EyeState leftEye, EyeState rightEye) {
        List<Double> visibility = Landmark.inOrder().stream()
                .map(landmark -> (landmark.index() + 1.0) / Landmark.COUNT)
                .toList();
        return new Cues(visibility, leftEye, rightEye, MOUTH, new Angles(4.5, -3.25, 0.125));
    }

    /** Found, but not looked at. */
    public static Face located(double left, double top, double height) {
        return new Face(detection(left, top, height), null, null, null, null, null);
    }

    public static Analysis analysis(Face... faces) {
        return new Analysis(
                new ImageInfo(ImageFormat.JPEG, 640, 480, 1, 12_345),
                List.of(faces),
                new StageTimes(Map.of(StageName.DECODE, 1_234_567L, StageName.DETECT, 5_000_000L)));
    }
}
