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

    /** Of the slope of an edge whose standard deviation is s, a filter of variance v leaves {@code s / sqrt(s^2 + v)}. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4, 6})
    void an_edge_measures_what_its_width_predicts(double sigma) {
        FacePatch slanted = patch((x, y) -> 255 / (1 + Math.exp(-1.7 * (x + y - SIDE) / Math.sqrt(2) / sigma)));

        // Along an axis a slanted edge is wider by the root of two.
        double along = Math.sqrt(2) * sigma;
        double smoothed = Math.hypot(along, Math.sqrt(2));
        double predicted = smoothed / Math.hypot(smoothed, Math.sqrt(80 / 12.0));
        assertThat(Blur.of(slanted)).isCloseTo(predicted, within(0.05));
    }

    @Test
    void the_worse_axis_decides() {
        DoubleBinaryOperator sharpDown = (x, y) -> 60 * Math.sin(x / 12) + (y % 8 < 4 ? 60 : 0);
        DoubleBinaryOperator sharpAcross = (x, y) -> sharpDown.applyAsDouble(y, x);

        assertThat(Blur.of(patch(sharpDown))).isGreaterThan(0.8).isEqualTo(Blur.of(patch(sharpAcross)));
    }

    @Test
    void brightness_and_contrast_do_not_matter() {
        DoubleBinaryOperator scene = (x, y) -> 40 * Math.sin(x / 3) * Math.cos(y / 2) + 60;

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

    private static FacePatch patch(DoubleBinaryOperator level) {
        float[] grey = new float[SIDE * SIDE];
        boolean[] face = new boolean[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) level.applyAsDouble(i % SIDE, i / SIDE);
            face[i] = true;
        }
        return new FacePatch(SIDE, grey, face, 1);
    }
}
