package io.face106.stage.pose;

import io.face106.domain.HeadPose;
import io.face106.domain.Mesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The rotation between two sets of weighted points, least squares, in closed form.
 *
 * <p>With both sets centred and {@code U D W^T = svd(sum w m v^T)}, w the weight, m seen and v canonical, it is {@code U diag(1, 1,
 * sign det(U W^T)) W^T}. Source: Umeyama, "Least-squares estimation of transformation parameters between two point
 * patterns", 1991.
 */
final class Procrustes {

    /** The residual where nothing can be fitted, and the most it is said to be. */
    private static final double NO_FIT = 1;

    private final Mesh canonicalFace;
    private final double depthScale;

    Procrustes(Mesh canonicalFace, double depthScale) {
        this.canonicalFace = canonicalFace;
        this.depthScale = depthScale;
    }

    /**
     * Eyes that coincide give no scale, and neither what is no number nor what has no weight an attitude: answered as
     * unturned, without a fit.
     *
     * @param weights 0 or more for each vertex
     */
    HeadPose pose(Mesh mesh, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[] canonical = centred(canonicalFace, 1, weights, total);
        double[] seen = centred(mesh, depthScale, weights, total);
        double size = spread(seen, weights);
        double eyes = mesh.eyeDistance();
        if (!(eyes > 0 && size < Double.POSITIVE_INFINITY)) {
            return pose(CommonOps_DDRM.identity(3), NO_FIT);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(3, 3, true, true, false);
        svd.decompose(correlation(seen, canonical, weights));
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj wT = svd.getV(null, true);
        double[] singular = svd.getSingularValues();
        int least = indexOfLeast(singular);
        // A mirror image would fit better: give up the direction that matters least.
        boolean mirrored = CommonOps_DDRM.det(u) * CommonOps_DDRM.det(wT) < 0;
        double trace = 0;
        for (int k = 0; k < 3; k++) {
            double sign = mirrored && k == least ? -1 : 1;
            trace += sign * singular[k];
            for (int row = 0; row < 3; row++) {
                u.set(row, k, sign * u.get(row, k));
            }
        }
        DMatrixRMaj r = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.mult(u, wT, r);
        // What the best similarity leaves over: |m|^2 - trace^2 / |v|^2.
        double squares = size - trace * trace / spread(canonical, weights);
        return pose(r, Math.min(NO_FIT, Math.sqrt(Math.max(0, squares) / total) / eyes));
    }

    private static HeadPose pose(DMatrixRMaj r, double residual) {
        List<Double> rotation = new ArrayList<>(9);
        for (int i = 0; i < 9; i++) {
            rotation.add(r.get(i));
        }
        double yaw = Math.atan2(-r.get(2, 0), r.get(2, 2));
        double pitch = Math.atan2(r.get(2, 1), Math.hypot(r.get(2, 0), r.get(2, 2)));
        double roll = Math.atan2(-r.get(0, 1), r.get(1, 1));
        return new HeadPose(
                Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll), rotation, PoseStage.METHOD, residual);
    }

    private static DMatrixRMaj correlation(double[] seen, double[] canonical, double[] weights) {
        DMatrixRMaj sum = new DMatrixRMaj(3, 3);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double entry = 0;
                for (int i = 0; i < weights.length; i++) {
                    entry += weights[i] * seen[3 * i + row] * canonical[3 * i + column];
                }
                sum.set(row, column, entry);
            }
        }
        return sum;
    }

    /** The vertices one after the other, less their weighted mean. */
    private static double[] centred(Mesh mesh, double depthScale, double[] weights, double total) {
        double[] points = new double[3 * Mesh.VERTICES];
        double[] sum = new double[3];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            points[3 * i] = mesh.x(i);
            points[3 * i + 1] = mesh.y(i);
            points[3 * i + 2] = depthScale * mesh.z(i);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += weights[i] * points[3 * i + axis];
            }
        }
        double[] mean = {sum[0] / total, sum[1] / total, sum[2] / total};
        for (int i = 0; i < points.length; i++) {
            points[i] -= mean[i % 3];
        }
        return points;
    }

    private static double spread(double[] points, double[] weights) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += weights[i / 3] * points[i] * points[i];
        }
        return sum;
    }

    private static int indexOfLeast(double[] values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[least]) {
                least = i;
            }
        }
        return least;
    }
}
