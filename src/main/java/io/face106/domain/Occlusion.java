package io.face106.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a face is covered. Left and right are those of the image.
 *
 * @param leftEye as it is, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param rightEye as it is, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param mouth as it is, or {@link MouthState#OUT_OF_SIGHT} beyond the picture
 * @param visible 0..1, {@link Cues#visible()}: mean visibility of brows, eyes, nose and mouth
 */
public record Occlusion(EyeState leftEye, EyeState rightEye, MouthState mouth, double visible) {

    /** What is worn before the eyes. */
    public enum Glasses {
        NONE,
        CLEAR,
        DARK;

        /** As metrics and JSON call it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Such an eye tells nothing of glasses. */
    private static final Set<EyeState.Status> HIDDEN = Set.of(EyeState.Status.OBJECT, EyeState.Status.SELF);

    /** The likeliest by the eyes that are not hidden, both together; null if both are. */
    public @Nullable Glasses glasses() {
        double bare = 0;
        double clear = 0;
        double dark = 0;
        for (EyeState eye : seenEyes()) {
            bare += eye.bareOpen() + eye.bareClosed();
            clear += eye.glasses();
            dark += eye.dark();
        }
        if (bare + clear + dark == 0) {
            return null;
        }
        return bare >= Math.max(clear, dark) ? Glasses.NONE : clear >= dark ? Glasses.CLEAR : Glasses.DARK;
    }

    private List<EyeState> seenEyes() {
        return Stream.of(leftEye, rightEye)
                .filter(eye -> !HIDDEN.contains(eye.status()))
                .toList();
    }

    /** Whether brows, eyes, nose and mouth are mostly guesses from the little that can be seen. */
    public boolean mostlyGuessed() {
        return Cues.mostlyGuessed(visible);
    }
}
