package io.face106.facepp;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** How Face++ writes numbers: the one place where pixels become whole and angles become text. */
public final class Numbers {

    private static final int SHARE_DECIMALS = 3;

    /** 100 in the last of these decimals. */
    private static final long WHOLE = 100_000;

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
        return decimal(value, SHARE_DECIMALS);
    }

    /** Parts of 1 as shares of 100, each up to three decimals, that sum to 100: the largest takes what rounding leaves. */
    static List<String> shares(double... parts) {
        long[] thousandths =
                Arrays.stream(parts).mapToLong(part -> Math.round(WHOLE * part)).toArray();
        int largest = 0;
        for (int i = 1; i < thousandths.length; i++) {
            largest = thousandths[i] > thousandths[largest] ? i : largest;
        }
        thousandths[largest] += WHOLE - Arrays.stream(thousandths).sum();
        return Arrays.stream(thousandths)
                .mapToObj(share -> written(share, SHARE_DECIMALS))
                .toList();
    }

    private static String decimal(double value, int decimals) {
        return written(Math.round(value * Math.pow(10, decimals)), decimals);
    }

    /** Always with a point, never an exponent, never a negative zero: {@code 0.0}, {@code 50.0}, {@code -0.000001}. */
    private static String written(long units, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
    }
}
