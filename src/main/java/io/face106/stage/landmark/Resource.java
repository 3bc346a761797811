package io.face106.stage.landmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the number tables of this package. */
final class Resource {

    private Resource() {}

    /** The cells of a comma-separated table; lines that start with # or a letter are not part of it. */
    static List<double[]> rows(String name) {
        try (InputStream in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && (Character.isDigit(line.charAt(0)) || line.charAt(0) == '-'))
                    .map(line -> List.of(line.split(",", -1)).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
