package io.face106.testing;

import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** MediaPipe's canonical face as a network would answer it, turned at will. Its 106 points are those of the map. */
public final class CanonicalShape {

    /** Pixels of one centimetre. */
    public static final double SCALE = 20;

    /** Where the canonical origin lies, in both coordinates; a picture mirrored about it keeps its place. */
    public static final double CENTRE = 300;

    private static final int[] PARTNERS = lines("/io/face106/stage/landmark/mesh-mirror.csv").stream()
            .mapToInt(Integer::parseInt)
            .toArray();

    private CanonicalShape() {}

    /** Upright and from the front. */
    public static Mesh mesh() {
        double[] xyz = lines("/io/face106/stage/pose/canonical-face.csv").stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .mapToDouble(Double::parseDouble)
                .toArray();
        return each(new Mesh(xyz), p -> new double[] {SCALE * p[0] + CENTRE, SCALE * p[1] + CENTRE, SCALE * p[2]});
    }

    /** About its own axis by yaw, nodded by pitch, then tilted by roll, degrees; signs of {@code HeadPose}. */
    public static Mesh turned(Mesh mesh, double yaw, double pitch, double roll) {
        return each(mesh, p -> turned(p, yaw, pitch, roll));
    }

    /** As {@link #turned(Mesh, double, double, double)} turns a vertex. */
    public static double[] turned(double[] p, double yaw, double pitch, double roll) {
        double[] q = {p[0] - CENTRE, p[1] - CENTRE, p[2]};
        rotate(q, 2, 0, yaw);
        rotate(q, 1, 2, pitch);
        rotate(q, 0, 1, roll);
        return new double[] {q[0] + CENTRE, q[1] + CENTRE, q[2]};
    }

    /** As the mirrored picture would show it. */
    public static Mesh mirrored(Mesh mesh) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            xyz[3 * i] = 2 * CENTRE - mesh.x(PARTNERS[i]);
            xyz[3 * i + 1] = mesh.y(PARTNERS[i]);
            xyz[3 * i + 2] = mesh.z(PARTNERS[i]);
        }
        return new Mesh(xyz);
    }

    public static Mesh each(Mesh mesh, UnaryOperator<double[]> change) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            System.arraycopy(change.apply(new double[] {mesh.x(i), mesh.y(i), mesh.z(i)}), 0, xyz, 3 * i, 3);
        }
        return new Mesh(xyz);
    }

    /** With pupils in the middle of the lids. */
    public static FaceShape of(Mesh mesh) {
        List<Point> points = new ArrayList<>();
        try {
            for (String row : Files.readAllLines(Path.of("models/training/mesh468_to_106.csv"))) {
                if (!row.startsWith("idx")) {
                    points.add(mapped(mesh, row.split(",", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FaceShape(mesh, new Landmarks(points), true, 1);
    }

    public static FaceShape withPupils(FaceShape shape, Point left, Point right) {
        List<Point> points = new ArrayList<>(shape.landmarks().points());
        points.set(Landmark.LEFT_EYE_PUPIL.index(), left);
        points.set(Landmark.RIGHT_EYE_PUPIL.index(), right);
        return new FaceShape(shape.mesh(), new Landmarks(points), shape.irises(), shape.presence());
    }

    private static Point mapped(Mesh mesh, String[] row) {
        Point a = mesh.point(Integer.parseInt(row[2]));
        if (row[3].isEmpty()) {
            return a;
        }
        Point b = mesh.point(Integer.parseInt(row[3]));
        double weight = Double.parseDouble(row[4]);
        return new Point(a.x() + weight * (b.x() - a.x()), a.y() + weight * (b.y() - a.y()));
    }

    private static void rotate(double[] p, int from, int to, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double a = cos * p[from] - sin * p[to];
        p[to] = sin * p[from] + cos * p[to];
        p[from] = a;
    }

    private static List<String> lines(String resource) {
        return new String(TestPictures.resource(resource), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
