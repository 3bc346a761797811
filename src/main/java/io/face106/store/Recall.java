package io.face106.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the answer for a picture came from. */
public enum Recall {
    /** It was kept from an earlier request. */
    HIT,
    /** An equal request was under way, and its answer served this one, too. */
    SHARED,
    /** It was worked out. */
    MISS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Recall::wireName).toList();
    }
}
