package io.face106.domain;

import java.util.Arrays;

/** Whether numbers are shares of one whole; a network that answers something else, such as logits, tells nothing. */
final class ShareCheck {

    /** What a share may be off: rounding of float32. */
    private static final double EACH = 1e-6;

    /** What the sum may be off: rounding of float16 and of means. */
    private static final double SUM = 1e-3;

    private ShareCheck() {}

    /** @throws IllegalArgumentException if one is not within 0..1, or if they do not sum to 1 */
    static void check(double... shares) {
        boolean each = Arrays.stream(shares).allMatch(share -> share >= -EACH && share <= 1 + EACH);
        if (!each || Math.abs(Arrays.stream(shares).sum() - 1) > SUM) {
            throw new IllegalArgumentException("shares of 0..1 that sum to 1 expected, not " + Arrays.toString(shares));
        }
    }
}
