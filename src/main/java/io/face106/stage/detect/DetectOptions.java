package io.face106.stage.detect;

import io.face106.domain.Profile;

/**
 * Constants of detection, chosen on the sets named in {@code models/MODELS.md}. Scores are stated as distances from the
 * score a caller wants, so that one number moves them all.
 *
 * @param canvas how large pictures are put before the network
 * @param scores what happens to a detection of which score
 * @param look the second look at a single face
 * @param maxOverlap intersection over union above which the weaker of two boxes is dropped
 */
public record DetectOptions(Canvases canvas, Scores scores, Look look, double maxOverlap) {

    /** Canvas sides are multiples of this. */
    public static final int GRID = 32;

    /** The measured choice. */
    public static final DetectOptions MEASURED = new DetectOptions(
            new Canvases(18, 22, 32, 320, 1280, 0.25),
            new Scores(0.2, -0.2, -0.1, -0.5, -0.45),
            new Look(96, 48, 60, 64),
            0.3);

    /**
     * How large pictures are put before the network.
     *
     * @param fast canvas pixels that the smallest face wanted must be high, profile fast
     * @param balanced the same, profile balanced
     * @param accurate the same, profile accurate
     * @param smallest long side of the smallest canvas, pixels; smaller pictures are enlarged to it
     * @param largest long side of the largest canvas, pixels
     * @param border width of the rescue canvas's black border over the picture's long side
     */
    public record Canvases(double fast, double balanced, double accurate, int smallest, int largest, double border) {

        public Canvases {
            if (smallest < GRID || smallest % GRID != 0 || largest < smallest || largest % GRID != 0) {
                throw new IllegalArgumentException(
                        "canvas sides must be multiples of " + GRID + ": " + smallest + ", " + largest);
            }
            if (!(fast >= 1 && balanced >= 1 && accurate >= 1 && border >= 0)) {
                throw new IllegalArgumentException("faces and border must not be negative");
            }
        }

        double facePixels(Profile profile) {
            return switch (profile) {
                case FAST -> fast;
                case BALANCED -> balanced;
                case ACCURATE -> accurate;
            };
        }
    }

    /**
     * What happens to a detection, by its score less the wanted one.
     *
     * @param sure from here on, at first or in the second look, it is a face
     * @param unsure from here on, on the first canvas, the landmark network may decide
     * @param rescued the same on the rescue canvases
     * @param proposed from here on it gets a second look
     * @param hint if nothing reaches this, no face is there and the rescue canvases are not tried
     */
    public record Scores(double sure, double unsure, double rescued, double proposed, double hint) {}

    /**
     * The second look.
     *
     * @param canvas side of its square canvas, pixels
     * @param face longer side of the face on it, pixels
     * @param largest faces from this size on, pixels of the first canvas, get none: they were seen well enough, and a
     *     large masked face looks less like one when it is shown alone
     * @param most looks at one picture; the best proposals come first
     */
    public record Look(int canvas, double face, double largest, int most) {

        public Look {
            if (canvas < GRID || canvas % GRID != 0 || !(face > 0 && face <= canvas) || most < 0) {
                throw new IllegalArgumentException("look of " + face + " pixels on " + canvas + ", most " + most);
            }
        }
    }
}
