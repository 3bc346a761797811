package io.face106.domain;

import java.util.Locale;

/** The steps of an analysis that can be timed; those from {@link #LANDMARK} on can be left out by the caller. */
public enum StageName {
    DECODE,
    DETECT,
    LANDMARK,
    POSE,
    ENCODE;

    /** As metrics and JSON call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
