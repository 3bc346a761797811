package io.face106.stage.pose;

import io.face106.domain.Mesh;
import io.face106.stage.NumberTable;
import java.util.Arrays;

/**
 * The face that is looked straight at: MediaPipe's canonical model, centimetres, in the camera's frame (x right in the
 * picture, y down, z into the scene).
 */
final class CanonicalFace {

    private CanonicalFace() {}

    static Mesh load() {
        return new Mesh(NumberTable.rows(CanonicalFace.class, "canonical-face.csv").stream()
                .flatMapToDouble(Arrays::stream)
                .toArray());
    }
}
