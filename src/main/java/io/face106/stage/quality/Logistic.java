package io.face106.stage.quality;

/**
 * A monotone curve from 0 to 1.
 *
 * @param middle where it is a half
 * @param width how far beside the middle it has come to .73 or .27; negative for a curve that falls
 */
public record Logistic(double middle, double width) {

    public Logistic {
        if (!(Math.abs(width) > 0)) {
            throw new IllegalArgumentException("a curve needs a width other than " + width);
        }
    }

    /** The curve's height. */
    public double at(double x) {
        return 1 / (1 + Math.exp((middle - x) / width));
    }
}
