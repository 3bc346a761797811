package io.face106.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why something kept is kept no longer. */
public enum Eviction {
    /** Its time was over. */
    AGE,
    /** Newer ones needed the room. */
    ROOM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Eviction::wireName).toList();
    }
}
