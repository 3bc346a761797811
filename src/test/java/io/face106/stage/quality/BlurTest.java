package io.face106.stage.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurTest {

    private static final int SIDE = 64;

    @Test
    void where_nothing_can_be_seen_everything_is_blurred() {
        assertThat(Blur.of(patch((x, y) -> 128))).isEqualTo(1);
    }

    /** An edge's differences are a bell as wide as the edge: what is kept is the part that it shares with the wider bell. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4})
    void an_edge_measures_what_its_width_predicts(double sigma) {
        FacePatch slanted = patch((x, y) -> 255 / (1 + Math.exp(-1.7 * (x + y - SIDE) / Math.sqrt(2) / sigma)));

        // Along an axis a slanted edge is wider by the root of two; smoothing has variance 1, the box 80 / 12.
        double narrow = Math.sqrt(2 * sigma * sigma + 2);
        double wide = Math.hypot(narrow, Math.sqrt(80 / 12.0));
        double shared = 0;
        for (double x = -40; x < 40; x += 0.01) {
            shared += 0.01 * Math.min(bell(x, narrow), bell(x, wide));
        }
        // Levels are whole numbers: the narrowest edge is .0304 off.
        assertThat(Blur.of(slanted)).isCloseTo(shared, within(0.035));
    }

    private static double bell(double x, double sigma) {
        return Math.exp(-x * x / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    }

    @Test
    void the_worse_axis_decides() {
        DoubleBinaryOperator sharpDown = (x, y) -> 100 + 60 * Math.sin(x / 12) + (y % 8 < 4 ? 60 : 0);
        DoubleBinaryOperator sharpAcross = (x, y) -> sharpDown.applyAsDouble(y, x);

        assertThat(Blur.of(patch(sharpDown))).isGreaterThan(0.8).isCloseTo(Blur.of(patch(sharpAcross)), within(1e-6));
    }

    @Test
    void brightness_and_contrast_do_not_matter() {
        DoubleBinaryOperator scene = (x, y) -> Math.rint(40 * Math.sin(x / 3) * Math.cos(y / 2) + 60);

        assertThat(Blur.of(patch((x, y) -> 2 * scene.applyAsDouble(x, y) + 30)))
                .isCloseTo(Blur.of(patch(scene)), within(1e-4));
    }

    @Test
    void what_lies_outside_the_face_does_not_count() {
        FacePatch whole =
                patch((x, y) -> x < 40 ? 128 + 60 * Math.sin(y / 6) * Math.sin(x / 6) : (x * 7919 + y * 104729) % 256);
        boolean[] left = new boolean[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            Arrays.fill(left, row * SIDE, row * SIDE + 32, true);
        }

        assertThat(Blur.of(new FacePatch(SIDE, whole.grey(), left, 1))).isGreaterThan(Blur.of(whole) + 0.2);
    }

    @Test
    void whole_numbers_give_what_filtering_the_picture_would_give() {
        FacePatch patch = patch((x, y) -> (x * x * 31 + y * 77 + x * y * 13) % 97 + 60 + 40 * Math.sin(x / 7 + y / 5));
        for (int i = 0; i < SIDE * SIDE; i++) {
            patch.face()[i] = Math.hypot(i % SIDE - 30, (double) (i / SIDE) - 33) < 32;
        }
        double[] grey = new double[SIDE * SIDE];
        Arrays.setAll(grey, i -> patch.grey()[i] & 0xFF);
        double[] binomial = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
        double[] mean = new double[9];
        Arrays.fill(mean, 1 / 9.0);

        double[] smooth = filtered(filtered(grey, binomial, 1), binomial, SIDE);
        double across = kept(smooth, filtered(smooth, mean, 1), patch.face(), 1);
        double down = kept(smooth, filtered(smooth, mean, SIDE), patch.face(), SIDE);

        assertThat(Blur.of(patch)).isCloseTo(Math.max(across, down), within(1e-9));
    }

    /** Along one axis; beyond the border its last pixel goes on. */
    private static double[] filtered(double[] pixels, double[] kernel, int step) {
        double[] out = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int at = step == 1 ? i % SIDE : i / SIDE;
            for (int k = 0; k < kernel.length; k++) {
                int from = Math.max(0, Math.min(SIDE - 1, at + k - kernel.length / 2));
                out[i] += kernel[k] * pixels[i + (from - at) * step];
            }
        }
        return out;
    }

    private static double kept(double[] picture, double[] blurred, boolean[] face, int step) {
        double before = 0;
        double kept = 0;
        for (int i = step; i < picture.length; i++) {
            boolean within = step > 1 || i % SIDE > 0;
            if (within && face[i] && face[i - step]) {
                double difference = Math.abs(picture[i] - picture[i - step]);
                before += difference;
                kept += Math.min(difference, Math.abs(blurred[i] - blurred[i - step]));
            }
        }
        return kept / before;
    }

    private static FacePatch patch(DoubleBinaryOperator level) {
        byte[] grey = new byte[SIDE * SIDE];
        boolean[] face = new boolean[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.rint(level.applyAsDouble(i % SIDE, i / SIDE));
            face[i] = true;
        }
        return new FacePatch(SIDE, grey, face, 1);
    }
}
