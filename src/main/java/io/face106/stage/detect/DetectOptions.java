package io.face106.stage.detect;

import io.face106.domain.Detection;
import io.face106.domain.Profile;
import java.util.List;
import java.util.Optional;

/**
 * Constants of detection, chosen on the sets named in {@code models/MODELS.md}. Scores are stated as distances from the
 * score a caller wants, so that one number moves them all.
 *
 * @param canvas how large pictures are put before the network
 * @param scores what happens to a detection of which score
 * @param second the second look at a single face
 * @param proposing how places are proposed and looked at, if a network does that
 * @param maxOverlap intersection over union above which the weaker of two boxes is dropped
 */
public record DetectOptions(Canvases canvas, Scores scores, SecondLook second, Proposing proposing, double maxOverlap) {

    /** Canvas sides are multiples of this. */
    public static final int GRID = 32;

    /** The measured choice. */
    public static final DetectOptions MEASURED = new DetectOptions(
            new Canvases(18, 22, 32, 320, 1280, 0.25),
            new Scores(0.2, -0.2, -0.1, -0.5, -0.45),
            new SecondLook(new Look(96, 48), 60, 64),
            new Proposing(
                    14.4,
                    22,
                    0.35,
                    0.5,
                    0.7,
                    720,
                    32,
                    List.of(
                            new Rung(new Look(64, 50), 0, 0),
                            new Rung(new Look(128, 108), 40, 0.35),
                            new Rung(new Look(224, 192), 100, 0.5))),
            0.3);

    /** The same, but that nothing is looked for where no face is proposed: a network that proposes nothing is noticed then. */
    public DetectOptions trustingProposals() {
        Proposing p = proposing;
        Proposing alone = new Proposing(
                p.fast(), p.balanced(), p.least(), p.maxCovered(), Double.POSITIVE_INFINITY, 0, p.most(), p.rungs());
        return new DetectOptions(canvas, scores, second, alone, maxOverlap);
    }

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
     * One place, shown to the detector by itself.
     *
     * @param canvas side of its square canvas, pixels
     * @param face longer side of the face on it, pixels
     */
    public record Look(int canvas, double face) {

        public Look {
            if (canvas < GRID || canvas % GRID != 0 || !(face > 0 && face <= canvas)) {
                throw new IllegalArgumentException("look of " + face + " pixels on " + canvas);
            }
        }
    }

    /**
     * The second look, after that at a whole canvas.
     *
     * @param look how large it shows a face
     * @param largest faces from this size on, pixels of the first canvas, get none: they were seen well enough, and a
     *     large masked face looks less like one when it is shown small
     * @param most looks at one picture; the best come first
     */
    public record SecondLook(Look look, double largest, int most) {

        public SecondLook {
            if (!(largest >= 0) || most < 0) {
                throw new IllegalArgumentException("second looks at faces below " + largest + ", most " + most);
            }
        }
    }

    /**
     * How places are proposed and looked at.
     *
     * @param fast canvas pixels that the smallest face wanted must be high, profile fast
     * @param balanced the same, profile balanced
     * @param least score of a place that is looked at
     * @param maxCovered share of a place's square from which on it is only a part of a better one's
     * @param hint a place of this score is worth the other canvases, even if the detector sees nothing there
     * @param cheap long side of a picture, pixels, up to which the other canvases are tried before none is said to be there:
     *     there they cost little, and such pictures are often filled by a face
     * @param most places of one picture; if there are more, the detector had better see all of it
     * @param rungs the looks, each shows the face larger than the one before
     */
    public record Proposing(
            double fast,
            double balanced,
            double least,
            double maxCovered,
            double hint,
            int cheap,
            int most,
            List<Rung> rungs) {

        public Proposing {
            if (!(fast >= 1 && balanced >= 1)) {
                throw new IllegalArgumentException("faces of " + fast + ", " + balanced + " pixels");
            }
            if (!(least > 0 && least < 1 && maxCovered > 0) || most < 0) {
                throw new IllegalArgumentException("places from " + least + ", most " + most);
            }
            rungs = List.copyOf(rungs);
        }

        double facePixels(Profile profile) {
            return profile == Profile.FAST ? fast : balanced;
        }
    }

    /**
     * One of the looks at a proposed place.
     *
     * @param look how large it shows the face
     * @param from size of the faces that are looked at like this, pixels of the picture
     * @param blind score of a place that is looked at like this even if nothing has been seen there so far
     */
    public record Rung(Look look, double from, double blind) {

        /** Whether a place is looked at like this, after what was seen there so far. */
        boolean deserves(Proposal place, Optional<Detection> seen) {
            boolean settled = seen.filter(Detection::sure).isPresent();
            return !settled && place.size() >= from && (seen.isPresent() || place.score() >= blind);
        }
    }
}
