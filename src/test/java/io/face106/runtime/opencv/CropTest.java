package io.face106.runtime.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Point;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void an_upright_crop_maps_its_corners_to_those_of_its_square() {
        Crop crop = new Crop(new Point(100, 50), 20, 0, false);

        assertPoint(crop.toPicture(0, 0), 90, 40);
        assertPoint(crop.toPicture(1, 0.5), 110, 50);
        assertPoint(crop.toPicture(0.5, 0.5), 100, 50);
    }

    @Test
    void a_positive_angle_turns_the_square_clockwise() {
        Crop crop = new Crop(new Point(0, 0), 2, Math.PI / 2, false);

        assertPoint(crop.toPicture(1, 0.5), 0, 1);
        assertPoint(crop.toPicture(0.5, 1), -1, 0);
    }

    @Property
    void a_mirrored_crop_exchanges_left_and_right_and_nothing_else(
            @ForAll @DoubleRange(min = -4, max = 4) double angle,
            @ForAll @DoubleRange(min = 0, max = 1) double u,
            @ForAll @DoubleRange(min = 0, max = 1) double v) {
        Crop crop = new Crop(new Point(30, 40), 17, angle, false);
        Point seen = crop.mirror().toPicture(u, v);
        Point plain = crop.toPicture(1 - u, v);

        assertPoint(seen, plain.x(), plain.y());
        assertThat(crop.mirror().mirror()).isEqualTo(crop);
    }

    @Property
    void the_pixel_matrix_takes_pixel_numbers_where_the_crop_takes_places(
            @ForAll @DoubleRange(min = -4, max = 4) double angle,
            @ForAll @DoubleRange(min = 1, max = 500) double side,
            @ForAll boolean mirrored) {
        Crop crop = new Crop(new Point(123.4, -56.7), side, angle, mirrored);
        double[] m = crop.pixelMatrix(192);
        Point place = crop.toPicture((7 + 0.5) / 192, (150 + 0.5) / 192);

        assertThat(m[0] * 7 + m[1] * 150 + m[2] + 0.5).isCloseTo(place.x(), EXACT);
        assertThat(m[3] * 7 + m[4] * 150 + m[5] + 0.5).isCloseTo(place.y(), EXACT);
    }

    @Property
    void the_bounds_hold_every_corner(
            @ForAll @DoubleRange(min = -4, max = 4) double angle, @ForAll boolean right, @ForAll boolean low) {
        Crop crop = new Crop(new Point(5, 6), 10, angle, false);
        Box bounds = crop.bounds();
        Point corner = crop.toPicture(right ? 1 : 0, low ? 1 : 0);

        assertThat(corner.x()).isBetween(bounds.left() - 1e-9, bounds.right() + 1e-9);
        assertThat(corner.y()).isBetween(bounds.top() - 1e-9, bounds.bottom() + 1e-9);
    }

    @Test
    void moving_and_scaling_the_picture_moves_and_scales_the_crop() {
        Crop crop = new Crop(new Point(10, 20), 8, 0.3, true);

        Point before = crop.toPicture(0.2, 0.9);
        Point after = crop.moved(3, -4).scaled(0.5).toPicture(0.2, 0.9);

        assertPoint(after, (before.x() + 3) / 2, (before.y() - 4) / 2);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 10, 10", "0, -1, 10, 10", "0, 0, 0, 10", "0, 0, 10, 0", "23, 0, 10, 10", "0, 1, 32, 32"})
    void a_placement_outside_its_canvas_is_refused(int x, int y, int width, int height) {
        assertThatThrownBy(() -> new Placement(32, 32, x, y, width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the picture does not fit its canvas: 32x32");
    }

    private static void assertPoint(Point found, double x, double y) {
        assertThat(found.x()).isCloseTo(x, EXACT);
        assertThat(found.y()).isCloseTo(y, EXACT);
    }
}
