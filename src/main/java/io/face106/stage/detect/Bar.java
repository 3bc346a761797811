package io.face106.stage.detect;

/**
 * Which scores count for one question, from the score that the caller wants.
 *
 * @param scores distances from the wanted score
 * @param wanted how sure the detector must be of a face, 0..1
 */
record Bar(DetectOptions.Scores scores, double wanted) {

    /** Below this the network's rows are noise, whatever the caller wants. */
    private static final double FLOOR = 0.1;

    /** Below this boxes lie everywhere on a noisy picture: asking the landmark network about each would take for ever. */
    private static final double LEAST_UNSURE = 0.3;

    /** From here on a face is a face: whoever wants still more gets just that, for nothing scores much above .95. */
    private static final double CLEAR = 0.8;

    /** From here on a row is worth a second look. */
    double proposed() {
        return Math.max(FLOOR, wanted + scores.proposed());
    }

    /** From here on a close look has seen something. */
    double least() {
        return Math.max(FLOOR, hint());
    }

    /** Where nothing reaches this, no face is there. */
    double hint() {
        return wanted + scores.hint();
    }

    /** The score of a face that is sure when it is shown alone: above the wanted one, as long as that is not more than clear. */
    double sure() {
        return Math.max(wanted, Math.min(wanted + scores.sure(), CLEAR));
    }

    /** From here on the landmark network may decide, on a canvas that wants so much more or less. */
    double unsure(Canvas canvas) {
        return Math.max(LEAST_UNSURE, wanted + canvas.unsure());
    }
}
