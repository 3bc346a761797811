package io.face106.facepp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of facts about Face++ beside the tests. */
public final class Facts {

    private Facts() {}

    /** The lines of a table, cut at commas; comments left out. */
    public static List<String[]> rows(String name) {
        try (InputStream in = Facts.class.getResourceAsStream("/facepp/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public static List<String> firstColumn(String name) {
        return rows(name).stream().map(row -> row[0]).toList();
    }
}
