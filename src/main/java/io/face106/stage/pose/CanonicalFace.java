package io.face106.stage.pose;

import io.face106.domain.Mesh;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The face that is looked straight at: MediaPipe's canonical model, centimetres, in the camera's frame (x right in the
 * picture, y down, z into the scene).
 */
final class CanonicalFace {

    private CanonicalFace() {}

    static Mesh load() {
        try (InputStream in = Objects.requireNonNull(CanonicalFace.class.getResourceAsStream("canonical-face.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Mesh(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(",", -1)).stream())
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
