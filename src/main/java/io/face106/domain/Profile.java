package io.face106.domain;

import java.util.Locale;

/** How much work the landmarks are worth. What each costs and gains is measured in models/MODELS.md. */
public enum Profile {
    /** One pass of the light mesh on the detector's box; faces of 40 pixels are found most of the time. */
    FAST,
    /** A second pass on the crop that the first one corrected, by both meshes, averaged. */
    BALANCED,
    /** The second pass on the crop's mirror image as well, and the largest canvas for the detector. */
    ACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
