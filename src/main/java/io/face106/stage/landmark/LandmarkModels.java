package io.face106.stage.landmark;

import io.face106.runtime.Model;
import java.util.Optional;

/**
 * The networks at hand that measure faces, not owned; {@code own} or {@code mesh} must be there.
 *
 * @param own of {@code models/training/own}
 * @param mesh the light one
 * @param attentionMesh the one with irises
 */
public record LandmarkModels(Optional<Model> own, Optional<Model> mesh, Optional<Model> attentionMesh) {

    public LandmarkModels {
        if (own.isEmpty() && mesh.isEmpty()) {
            throw new IllegalArgumentException("neither the own network nor the light mesh");
        }
    }
}
