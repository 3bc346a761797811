package io.face106.facepp;

import io.face106.domain.Mesh;
import io.face106.domain.Point;

/**
 * The axes of a head in its mesh: right along the outer corners of the eyes, up along the line from the base of the nose
 * to the top of the forehead, and forward, out of the face. Origin between the outer corners, unit pixels of the picture.
 * Neither brows nor mouth move it.
 *
 * @param mesh x right, y down, z into the scene
 * @param right of the image, length 1
 * @param up length 1
 * @param forward length 1
 */
public record FaceFrame(Mesh mesh, Vector right, Vector up, Vector forward) {

    private static final int FOREHEAD_TOP = 10;
    private static final int NOSE_BASE = 2;

    /** A direction or way in the coordinates of the mesh. */
    public record Vector(double x, double y, double z) {

        public static Vector between(Mesh mesh, int from, int to) {
            return new Vector(mesh.x(to) - mesh.x(from), mesh.y(to) - mesh.y(from), mesh.z(to) - mesh.z(from));
        }

        public double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }

        public double length() {
            return Math.sqrt(dot(this));
        }

        Vector plus(double times, Vector other) {
            return new Vector(x + times * other.x, y + times * other.y, z + times * other.z);
        }

        Vector cross(Vector other) {
            return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
        }

        private Vector unit() {
            double length = length();
            return new Vector(x / length, y / length, z / length);
        }
    }

    public static FaceFrame of(Mesh mesh) {
        Vector right =
                Vector.between(mesh, Mesh.LEFT_EYE_OUTER, Mesh.RIGHT_EYE_OUTER).unit();
        Vector rising = Vector.between(mesh, NOSE_BASE, FOREHEAD_TOP);
        Vector up = rising.plus(-rising.dot(right), right).unit();
        return new FaceFrame(mesh, right, up, right.cross(up));
    }

    /** A way in the picture as one to the right and down within the plane of the face. */
    Point inPlane(double x, double y) {
        double area = right.x * up.y - right.y * up.x;
        return new Point((x * up.y - y * up.x) / area, (x * right.y - y * right.x) / area);
    }

    /** How far a vertex is above the line of the eyes. */
    public double height(int vertex) {
        return (Vector.between(mesh, Mesh.LEFT_EYE_OUTER, vertex).dot(up)
                        + Vector.between(mesh, Mesh.RIGHT_EYE_OUTER, vertex).dot(up))
                / 2;
    }
}
