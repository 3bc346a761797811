package io.face106.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of a face that was to be kept for its token. */
public enum Put {
    KEPT,
    UNAVAILABLE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Put::wireName).toList();
    }
}
