package io.face106.domain;

import java.util.Locale;

/** How much work the landmarks are worth. What each costs and gains is measured in models/MODELS.md. */
public enum Profile {
    /** One pass of the light mesh on the detector's box. */
    FAST,
    /** The light mesh, then the attention mesh on a crop that the first pass corrected. */
    BALANCED,
    /** The light mesh, then both meshes on the corrected crop and on its mirror image, averaged. */
    ACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
