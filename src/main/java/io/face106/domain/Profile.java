package io.face106.domain;

import java.util.Locale;

/** How much work the landmarks are worth. What each costs and gains is measured in models/MODELS.md. */
public enum Profile {
    /**
     * One look at the detector's box and up to three more for tilted heads, then of the meshes one by the light one; the
     * smallest canvas for the detector.
     */
    FAST,
    /** After these a look at the crop that they corrected, of the meshes by both, averaged; a larger canvas. */
    BALANCED,
    /** That look at the crop's mirror image as well; the largest canvas. */
    ACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
