package io.face106.stage.pose;

import io.face106.domain.Mesh;
import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Meshes with a known attitude, made without the code under test. */
final class TurnedFace {

    private static final Mesh CANONICAL = CanonicalFace.load();

    private static final int[] PARTNERS = new String(
                    TestPictures.resource("/io/face106/stage/landmark/mesh-mirror.csv"), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .mapToInt(Integer::parseInt)
            .toArray();

    private TurnedFace() {}

    /** The canonical face, turned, as a network that makes faces flat by {@code depthScale} would answer it. */
    static Mesh of(double yaw, double pitch, double roll, double depthScale) {
        return turned(CANONICAL, product(product(rz(roll), rx(pitch)), ry(yaw)), depthScale);
    }

    /** Somebody else's face: the canonical one with every number off by up to so many centimetres. */
    static Mesh like(Mesh mesh, double centimetres, long seed) {
        Random random = new Random(seed);
        return each(mesh, p -> new double[] {
            p[0] + centimetres * (2 * random.nextDouble() - 1),
            p[1] + centimetres * (2 * random.nextDouble() - 1),
            p[2] + centimetres * (2 * random.nextDouble() - 1)
        });
    }

    static Mesh scaled(Mesh mesh, double factor, double x, double y, double z) {
        return each(mesh, p -> new double[] {factor * p[0] + x, factor * p[1] + y, factor * p[2] + z});
    }

    /** As the picture turned clockwise would show it. */
    static Mesh onTurnedPicture(Mesh mesh, double degrees) {
        return turned(mesh, rz(degrees), 1);
    }

    /** As the mirrored picture would show it. */
    static Mesh onMirroredPicture(Mesh mesh) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            xyz[3 * i] = -mesh.x(PARTNERS[i]);
            xyz[3 * i + 1] = mesh.y(PARTNERS[i]);
            xyz[3 * i + 2] = mesh.z(PARTNERS[i]);
        }
        return new Mesh(xyz);
    }

    static Mesh each(Mesh mesh, UnaryOperator<double[]> change) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            double[] p = change.apply(new double[] {mesh.x(i), mesh.y(i), mesh.z(i)});
            System.arraycopy(p, 0, xyz, 3 * i, 3);
        }
        return new Mesh(xyz);
    }

    private static Mesh turned(Mesh mesh, double[][] r, double depthScale) {
        return each(mesh, p -> new double[] {
            r[0][0] * p[0] + r[0][1] * p[1] + r[0][2] * p[2],
            r[1][0] * p[0] + r[1][1] * p[1] + r[1][2] * p[2],
            (r[2][0] * p[0] + r[2][1] * p[1] + r[2][2] * p[2]) / depthScale
        });
    }

    private static double[][] rx(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[][] {{1, 0, 0}, {0, c, -s}, {0, s, c}};
    }

    private static double[][] ry(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[][] {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
    }

    private static double[][] rz(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
            }
        }
        return product;
    }
}
