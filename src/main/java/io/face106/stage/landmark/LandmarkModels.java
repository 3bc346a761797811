package io.face106.stage.landmark;

import io.face106.runtime.Model;
import java.util.Optional;

/**
 * The networks at hand that measure faces, not owned; {@code face} or {@code mesh} must be there.
 *
 * @param face the one that tells all of a face
 * @param faceInt8 the same in 8 bits, for all looks but those of accurate: less exact by a tenth of a pixel of its crop,
 *     and cheaper where there is no
 *     GPU. Without it {@code face} does both
 * @param mesh the light one
 * @param attentionMesh the one with irises
 */
public record LandmarkModels(
        Optional<Model> face, Optional<Model> faceInt8, Optional<Model> mesh, Optional<Model> attentionMesh) {

    public LandmarkModels {
        if (face.isEmpty() && mesh.isEmpty()) {
            throw new IllegalArgumentException("neither a face network nor a light mesh");
        }
    }
}
