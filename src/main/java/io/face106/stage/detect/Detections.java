package io.face106.stage.detect;

import io.face106.domain.Detection;
import java.util.List;

/**
 * What one canvas shows.
 *
 * @param faces best first
 * @param hint whether anything at all looks a little like a face, so that other canvases are worth trying
 */
public record Detections(List<Detection> faces, boolean hint) {

    public Detections {
        faces = List.copyOf(faces);
    }
}
