package io.face106.domain;

import java.util.Locale;

/**
 * What can be seen of one eye: shares that sum to 1 but for rounding, calibrated, so that of the eyes that read .8 about
 * 80 of 100 are so.
 *
 * @param object hidden by something that stands before it: a hand, hair, a cup
 * @param self hidden by the head itself, which is turned away, or beyond the picture's border
 * @param bareOpen open, without glasses
 * @param bareClosed closed, without glasses
 * @param glassesOpen open, behind a clear lens
 * @param glassesClosed closed, behind a clear lens
 * @param dark behind a lens through which it cannot be seen
 */
public record EyeState(
        double object,
        double self,
        double bareOpen,
        double bareClosed,
        double glassesOpen,
        double glassesClosed,
        double dark) {

    public EyeState {
        ShareCheck.check(object, self, bareOpen, bareClosed, glassesOpen, glassesClosed, dark);
    }

    /** In words, for an eye as a whole. */
    public enum Status {
        OPEN,
        CLOSED,
        DARK_GLASSES,
        OBJECT,
        SELF;

        /** As metrics and JSON call it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean covered() {
            return this != OPEN && this != CLOSED;
        }
    }

    /** An eye that is not in the picture. */
    public static final EyeState OUT_OF_SIGHT = new EyeState(0, 1, 0, 0, 0, 0, 0);

    /** Share of all that hides it. */
    public double covered() {
        return object + self + dark;
    }

    public double open() {
        return bareOpen + glassesOpen;
    }

    public double closed() {
        return bareClosed + glassesClosed;
    }

    /** Share of a clear lens before it. */
    public double glasses() {
        return glassesOpen + glassesClosed;
    }

    /** Covered if that is likelier than not, and then by what is likeliest; else open or closed. */
    public Status status() {
        if (covered() > 0.5) {
            return object >= Math.max(self, dark) ? Status.OBJECT : self >= dark ? Status.SELF : Status.DARK_GLASSES;
        }
        return open() >= closed() ? Status.OPEN : Status.CLOSED;
    }
}
