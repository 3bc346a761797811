package io.face106.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of a token that was looked up. */
public enum Lookup {
    HIT,
    /** Unknown, expired, badly formed, or kept in bytes that cannot be read. */
    MISS,
    UNAVAILABLE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Lookup::wireName).toList();
    }
}
