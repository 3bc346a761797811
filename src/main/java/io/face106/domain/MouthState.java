package io.face106.domain;

import java.util.Locale;

/**
 * What can be seen of the mouth: shares that sum to 1 but for rounding, calibrated as those of {@link EyeState}.
 *
 * @param mask covered by a mask, respirator or scarf that is worn over it
 * @param object covered by something else, or beyond the picture's border
 * @param closed lips touch
 * @param open lips apart, be it a smile that shows teeth
 */
public record MouthState(double mask, double object, double closed, double open) {

    public MouthState {
        ShareCheck.check(mask, object, closed, open);
    }

    /** A mouth that is not in the picture: hidden, though by no mask. */
    public static final MouthState OUT_OF_SIGHT = new MouthState(0, 1, 0, 0);

    /** In words. */
    public enum Status {
        OPEN,
        CLOSED,
        MASK,
        OBJECT;

        /** As metrics and JSON call it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean covered() {
            return this != OPEN && this != CLOSED;
        }
    }

    public double covered() {
        return mask + object;
    }

    /** Covered if that is likelier than not, and then by what is likelier; else open or closed. */
    public Status status() {
        if (covered() > 0.5) {
            return mask >= object ? Status.MASK : Status.OBJECT;
        }
        return open >= closed ? Status.OPEN : Status.CLOSED;
    }
}
