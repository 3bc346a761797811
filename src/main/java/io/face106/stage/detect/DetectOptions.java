package io.face106.stage.detect;

/**
 * Constants of detection, chosen on the sets named in {@code models/MODELS.md}.
 *
 * @param reliableFace height in canvas pixels from which 97 % of the faces are found
 * @param smallCanvas long side of the smallest canvas, pixels; smaller pictures are enlarged to it
 * @param largeCanvas long side of the largest canvas, pixels
 * @param border width of the rescue canvas's black border over the picture's long side
 * @param unsureBelow how far below the wanted score a detection is still proposed, as unsure, on the first canvas
 * @param rescueBelow the same on the rescue canvases
 * @param maxOverlap intersection over union above which the weaker of two boxes is dropped
 * @param maxDetections keep at most so many, the best
 */
public record DetectOptions(
        double reliableFace,
        int smallCanvas,
        int largeCanvas,
        double border,
        double unsureBelow,
        double rescueBelow,
        double maxOverlap,
        int maxDetections) {

    /** Canvas sides are multiples of this. */
    static final int GRID = 32;

    /** The measured choice. */
    public static final DetectOptions MEASURED = new DetectOptions(32, 320, 1280, 0.25, 0.2, 0.1, 0.3, 1000);

    public DetectOptions {
        if (smallCanvas < GRID || smallCanvas % GRID != 0 || largeCanvas < smallCanvas || largeCanvas % GRID != 0) {
            throw new IllegalArgumentException(
                    "canvas sides must be multiples of " + GRID + ": " + smallCanvas + ", " + largeCanvas);
        }
        if (reliableFace < 1 || border < 0 || unsureBelow < 0 || rescueBelow < 0 || maxDetections < 1) {
            throw new IllegalArgumentException("detection constants must not be negative");
        }
    }
}
