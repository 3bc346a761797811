package io.face106.domain;

import java.util.Locale;

/** How much work the landmarks are worth. What each costs and gains is measured in models/MODELS.md. */
public enum Profile {
    /**
     * One look at the detector's box and up to three more for tilted heads, with the meshes one more by the light one; the
     * smallest canvas for the detector.
     */
    FAST,
    /** A look, too, at the crop that these corrected, averaged with them; with the meshes by both. A larger canvas. */
    BALANCED,
    /**
     * Four looks at that crop, wider, narrower, turned, half of them mirrored, and if the pack has them both meshes, plain and
     * mirrored. The largest canvas.
     */
    ACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
