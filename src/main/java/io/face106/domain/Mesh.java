package io.face106.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 468 vertices of the MediaPipe face mesh, in picture coordinates; z has the unit of x and y and grows into the
 * scene, its zero is arbitrary.
 *
 * <p>Source of the topology: MediaPipe Face Mesh, canonical face model.
 */
public final class Mesh {

    public static final int VERTICES = 468;

    /** Outer corner of the eye at image left. */
    public static final int LEFT_EYE_OUTER = 33;

    /** Outer corner of the eye at image right. */
    public static final int RIGHT_EYE_OUTER = 263;

    private final double[] xyz;

    /** @param xyz x, y, z of vertex 0, then of vertex 1 ...; copied */
    public Mesh(double[] xyz) {
        if (xyz.length != 3 * VERTICES) {
            throw new IllegalArgumentException("expected " + 3 * VERTICES + " numbers, not " + xyz.length);
        }
        this.xyz = xyz.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mesh mesh && Arrays.equals(xyz, mesh.xyz);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xyz);
    }

    public double x(int vertex) {
        return xyz[3 * vertex];
    }

    public double y(int vertex) {
        return xyz[3 * vertex + 1];
    }

    public double z(int vertex) {
        return xyz[3 * vertex + 2];
    }

    public Point point(int vertex) {
        return new Point(x(vertex), y(vertex));
    }

    /** All vertices as the picture shows them. */
    public List<Point> points() {
        return IntStream.range(0, VERTICES).mapToObj(this::point).toList();
    }

    /** Distance of the outer eye corners in three dimensions: the scale of a face whatever its yaw. */
    public double eyeDistance() {
        double dx = x(RIGHT_EYE_OUTER) - x(LEFT_EYE_OUTER);
        double dy = y(RIGHT_EYE_OUTER) - y(LEFT_EYE_OUTER);
        double dz = z(RIGHT_EYE_OUTER) - z(LEFT_EYE_OUTER);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Angle of the line from the left outer eye corner to the right one, radians, clockwise on the screen. */
    public double eyeLineAngle() {
        return Math.atan2(y(RIGHT_EYE_OUTER) - y(LEFT_EYE_OUTER), x(RIGHT_EYE_OUTER) - x(LEFT_EYE_OUTER));
    }
}
