package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
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

    @Property
    void never_writes_an_exponent_and_always_a_point(@ForAll @DoubleRange(min = -180, max = 180) double degrees) {
        assertThat(Numbers.angle(degrees)).matches("-?\\d+\\.\\d{1,6}").isNotEqualTo("-0.0");
        assertThat(Double.parseDouble(Numbers.angle(degrees))).isCloseTo(degrees, Offset.offset(5.1e-7));
    }
}
