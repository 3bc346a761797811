package io.face106.app;

import org.jspecify.annotations.Nullable;

/** Refuses settings that cannot work; messages name the property, what was found and what was expected. */
final class Need {

    private static final String ROOT = "face106.";

    private Need() {}

    static void set(String property, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(ROOT + property + " is not set");
        }
    }

    static void between(String property, long found, long lowest, long highest) {
        if (found < lowest || found > highest) {
            throw refused(property, found, lowest + " to " + highest);
        }
    }

    static void atLeast(String property, long found, long lowest) {
        if (found < lowest) {
            throw refused(property, found, "at least " + lowest);
        }
    }

    static IllegalArgumentException refused(String property, Object found, String expected) {
        return new IllegalArgumentException(ROOT + property + " is " + found + ", expected " + expected);
    }
}
