package io.face106.facepp;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code return_attributes} may ask for: every name that Face++ or one of its clients knows. Which of them can be
 * told is a matter of {@link Attributes}.
 */
public enum Attribute {
    GENDER,
    AGE,
    SMILING,
    HEADPOSE,
    FACEQUALITY,
    BLUR,
    EYESTATUS,
    EMOTION,
    BEAUTY,
    MOUTHSTATUS,
    EYEGAZE,
    SKINSTATUS,
    ETHNICITY,
    GLASS,
    NOSE_OCCLUSION,
    CHIN_OCCLUSION,
    FACE_OCCLUSION;

    /** Those that only a network can tell which knows what of a face is covered. */
    static final Set<Attribute> OF_OCCLUSION = Collections.unmodifiableSet(
            EnumSet.of(EYESTATUS, MOUTHSTATUS, GLASS, NOSE_OCCLUSION, CHIN_OCCLUSION, FACE_OCCLUSION));

    /** As requests write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Attribute> named(String name) {
        // Some clients ask under the name of the answer.
        String wanted = name.equals("smile") ? SMILING.wireName() : name;
        for (Attribute attribute : values()) {
            if (attribute.wireName().equals(wanted)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
