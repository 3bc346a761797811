package io.face106.domain;

/**
 * What of a face is covered. Left and right are those of the image.
 *
 * @param leftEye as it is, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param rightEye as it is, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param mouth as it is
 * @param visible 0..1, mean visibility of the 106 points
 */
public record Occlusion(EyeState leftEye, EyeState rightEye, MouthState mouth, double visible) {

    /** Whether most of the points are guesses from the little that can be seen. */
    public boolean mostlyGuessed() {
        return visible < 0.5;
    }
}
