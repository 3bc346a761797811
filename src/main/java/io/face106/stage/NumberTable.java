package io.face106.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the number tables that lie beside a stage's classes. */
public final class NumberTable {

    private NumberTable() {}

    /**
     * The cells of a comma-separated table; lines that start with # or a letter are not part of it.
     *
     * @param room a class of the package that the table belongs to
     * @param name of the file
     */
    public static List<double[]> rows(Class<?> room, String name) {
        try (InputStream in = Objects.requireNonNull(room.getResourceAsStream(name), name);
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
