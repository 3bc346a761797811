package io.face106.domain;

import java.util.Locale;

/**
 * The steps of a request that are timed, in order. A caller can leave out {@link AnalysisOptions#OPTIONAL}; the others are
 * always taken. {@link #ENCODE}, the writing of the answer, comes after the analysis: meters tell it, answers cannot.
 */
public enum StageName {
    DECODE,
    DETECT,
    LANDMARK,
    OCCLUSION,
    POSE,
    QUALITY,
    ENCODE;

    /** As metrics and JSON call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
