package io.face106.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BoxTest {

    private static final Box TEN = new Box(0, 0, 10, 10);

    @Test
    void the_overlap_is_the_common_area_over_the_joint_area() {
        assertThat(TEN.overlap(new Box(5, 0, 10, 10))).isCloseTo(50.0 / 150, within(1e-12));
        assertThat(TEN.overlap(new Box(2, 2, 4, 5))).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void boxes_that_only_touch_do_not_overlap() {
        assertThat(TEN.overlap(new Box(10, 0, 10, 10))).isZero();
        assertThat(TEN.overlap(new Box(20, 20, 1, 1))).isZero();
    }

    @Test
    void boxes_without_area_do_not_overlap_even_themselves() {
        Box line = new Box(3, 3, 0, 5);

        assertThat(line.overlap(line)).isZero();
    }

    @Test
    void edges_and_centre_follow_from_the_corner_and_the_size() {
        Box box = new Box(-2, 3, 8, 5);

        assertThat(box.right()).isEqualTo(6);
        assertThat(box.bottom()).isEqualTo(8);
        assertThat(box.area()).isEqualTo(40);
        assertThat(box.centre()).isEqualTo(new Point(2, 5.5));
    }

    @Property
    void the_overlap_does_not_depend_on_order_shift_or_scale(
            @ForAll @DoubleRange(min = -12, max = 12) double x,
            @ForAll @DoubleRange(min = -12, max = 12) double y,
            @ForAll @DoubleRange(min = 0.1, max = 30) double width,
            @ForAll @DoubleRange(min = 0.1, max = 9) double factor) {
        Box box = new Box(x, y, width, 7);
        double overlap = TEN.overlap(box);

        assertThat(overlap).isBetween(0.0, 1.0).isEqualTo(box.overlap(TEN));
        assertThat(changed(TEN, factor, x).overlap(changed(box, factor, x))).isCloseTo(overlap, within(1e-9));
    }

    private static Box changed(Box box, double factor, double shift) {
        return new Box(
                factor * box.left() + shift, factor * box.top() - shift, factor * box.width(), factor * box.height());
    }
}
