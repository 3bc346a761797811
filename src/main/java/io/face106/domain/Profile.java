package io.face106.domain;

import java.util.Locale;

/** How much work the landmarks are worth. What each costs and gains is measured in models/MODELS.md. */
public enum Profile {
    /** The light mesh on the detector's box, then on the crop that this corrected; the smallest canvas for the detector. */
    FAST,
    /** The second pass by both meshes, averaged; a larger canvas. */
    BALANCED,
    /** The second pass on the crop's mirror image as well; the largest canvas. */
    ACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
