package io.face106.stage.pose;

import io.face106.domain.Cues;
import io.face106.domain.Mesh;
import io.face106.stage.NumberTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each vertex of a mesh counts: as much as the nearest of the 106 points can be seen. The forehead has none near, and
 * counts as the brows do.
 */
final class VertexWeights {

    /** For each vertex the nearest of the points on the canonical face. */
    private static final int[] NEAREST = NumberTable.rows(VertexWeights.class, "nearest-landmark.csv").stream()
            .mapToInt(row -> (int) row[0])
            .toArray();

    private final double least;

    /** @param least 0..1, of a vertex that cannot be seen at all */
    VertexWeights(double least) {
        this.least = least;
    }

    /** One number for each vertex; where nothing is known of what is covered, all count the same. */
    double[] of(@Nullable Cues cues) {
        double[] weights = new double[Mesh.VERTICES];
        if (cues == null) {
            Arrays.fill(weights, 1);
            return weights;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(least, cues.visibility().get(NEAREST[i]));
        }
        return weights;
    }
}
