package io.face106.facepp;

import java.math.BigDecimal;

/** How Face++ writes numbers: the one place where pixels become whole and angles become text. */
public final class Numbers {

    private static final int DECIMALS = 6;
    private static final double SCALE = 1e6;

    private Numbers() {}

    /** The pixel that a continuous coordinate lies in: the centre of pixel i is i + 0.5. */
    public static int pixel(double coordinate) {
        return (int) Math.round(coordinate - 0.5);
    }

    /** A length in whole pixels, at least 1. */
    public static int length(double pixels) {
        return (int) Math.max(1, Math.round(pixels));
    }

    /**
     * Up to six decimals, always with a point, never an exponent, never a negative zero: {@code 0.0}, {@code 50.0},
     * {@code -0.000001}.
     */
    public static String decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(Math.round(value * SCALE), DECIMALS).stripTrailingZeros();
        return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
    }
}
