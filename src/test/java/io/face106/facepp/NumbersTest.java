package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.0, 0", "1.0, 1", "1.49, 1", "1.51, 1", "2.01, 2", "-0.6, -1", "-40.2, -41", "99.5, 99"})
    void a_pixel_is_the_one_the_coordinate_lies_in(double coordinate, int pixel) {
        assertThat(Numbers.pixel(coordinate)).isEqualTo(pixel);
    }

    @Test
    void a_length_is_at_least_one() {
        assertThat(Numbers.length(0.2)).isEqualTo(1);
        assertThat(Numbers.length(-3)).isEqualTo(1);
        assertThat(Numbers.length(12.6)).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, 0.0",
        "-0.0000001, 0.0",
        "0.0000004, 0.0",
        "0.000001, 0.000001",
        "-0.000001, -0.000001",
        "50, 50.0",
        "100, 100.0",
        "4.0545220, 4.054522",
        "-0.07500221, -0.075002",
        "12345678, 12345678.0",
        "-179.9999999, -180.0",
        "0.1, 0.1"
    })
    void writes_decimals_as_face_plus_plus_does(double value, String text) {
        assertThat(Numbers.angle(value)).isEqualTo(text);
    }

    @Test
    void shares_are_percentages_that_sum_to_100() {
        assertThat(Numbers.shares(0.25, 0.7, 0.05)).containsExactly("25.0", "70.0", "5.0");
        assertThat(Numbers.shares(0, 1)).containsExactly("0.0", "100.0");
    }

    /** Each third rounds to 33.333: the first of the largest makes up for it. */
    @Test
    void the_largest_share_takes_what_rounding_leaves() {
        assertThat(Numbers.shares(1 / 3.0, 1 / 3.0, 1 / 3.0)).containsExactly("33.334", "33.333", "33.333");
        assertThat(Numbers.shares(0.000005, 0.399995, 0.6)).containsExactly("0.001", "40.0", "59.999");
        assertThat(Numbers.shares(0.000004, 0.399994, 0.600002)).containsExactly("0.0", "39.999", "60.001");
    }

    @Property
    void shares_sum_to_exactly_100_and_are_none_of_them_far_off(
            @ForAll @Size(min = 2, max = 7) List<@DoubleRange(min = 1e-6, max = 1) @Scale(6) Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] parts = weights.stream().mapToDouble(weight -> weight / sum).toArray();
        List<String> shares = Numbers.shares(parts);

        assertThat(shares.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        for (int i = 0; i < parts.length; i++) {
            assertThat(shares.get(i)).matches("\\d{1,3}\\.\\d{1,3}");
            assertThat(Double.parseDouble(shares.get(i))).isCloseTo(100 * parts[i], Offset.offset(0.0041));
        }
    }

    @Property
    void never_writes_an_exponent_and_always_a_point(@ForAll @DoubleRange(min = -180, max = 180) double degrees) {
        assertThat(Numbers.angle(degrees)).matches("-?\\d+\\.\\d{1,6}").isNotEqualTo("-0.0");
        assertThat(Double.parseDouble(Numbers.angle(degrees))).isCloseTo(degrees, Offset.offset(5.1e-7));
    }
}
