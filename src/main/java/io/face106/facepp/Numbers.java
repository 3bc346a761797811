package io.face106.facepp;

import java.math.BigDecimal;

/** How Face++ writes numbers: the one place where pixels become whole and angles become text. */
public final class Numbers {

    private Numbers() {}

    /** The pixel that a continuous coordinate lies in: the centre of pixel i is i + 0.5. */
    static int pixel(double coordinate) {
        return (int) Math.round(coordinate - 0.5);
    }

    /** A length in whole pixels, at least 1. */
    public static int length(double pixels) {
        return (int) Math.max(1, Math.round(pixels));
    }

    /** Degrees, up to six decimals. */
    static String angle(double degrees) {
        return decimal(degrees, 6);
    }

    /** A share of 0..100, a part of 0..1, or a length: up to three decimals. */
    static String share(double value) {
        return decimal(value, 3);
    }

    /** Always with a point, never an exponent, never a negative zero: {@code 0.0}, {@code 50.0}, {@code -0.000001}. */
    private static String decimal(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(Math.round(value * Math.pow(10, decimals)), decimals)
                .stripTrailingZeros();
        return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
    }
}
