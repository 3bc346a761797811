package io.face106.stage.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticTest {

    @Test
    void is_a_half_in_the_middle_and_rises_or_falls_from_there() {
        Logistic rising = new Logistic(20, 5);
        Logistic falling = new Logistic(20, -5);

        assertThat(rising.at(20)).isEqualTo(0.5);
        assertThat(rising.at(25)).isCloseTo(0.731, within(1e-3));
        assertThat(rising.at(15)).isCloseTo(0.269, within(1e-3));
        assertThat(falling.at(25)).isCloseTo(rising.at(15), within(1e-12));
        assertThat(rising.at(1e9)).isEqualTo(1);
        assertThat(falling.at(1e9)).isZero();
    }

    @Test
    void a_curve_without_width_is_refused() {
        assertThatThrownBy(() -> new Logistic(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Logistic(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
