package io.face106.runtime.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Point;
import io.face106.runtime.ModelSpec.Colour;
import io.face106.testing.Planes;
import io.face106.testing.TestPictures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture's blue is 20 + x / 4, its green 30 + y / 4 of pixel numbers x and y, its red 200: places can be read off. */
class PictureCropTest {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 640;
    private static final int SIDE = 48;

    /** Pixels hold whole numbers, twice rounded, and the library interpolates at 32nds of a pixel. */
    private static final float ROUNDING = 1.1f;

    /** Never closed: two test engines take turns with it. */
    private static final Picture PICTURE = TestPictures.decode(
            TestPictures.drawn(WIDTH, HEIGHT, (x, y) -> 200 << 16 | (30 + y / 4) << 8 | (20 + x / 4)));

    @Property(tries = 300)
    void every_pixel_of_a_crop_shows_the_place_it_maps_to(
            @ForAll @DoubleRange(min = -100, max = 900) double x,
            @ForAll @DoubleRange(min = -100, max = 740) double y,
            @ForAll @DoubleRange(min = 20, max = 700) double side,
            @ForAll @DoubleRange(min = -3.2, max = 3.2) double angle,
            @ForAll boolean mirrored) {
        Crop crop = new Crop(new Point(x, y), side, angle, mirrored);
        Planes planes = cropped(crop);

        double reach = 1 + 2 * side / SIDE;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                Point place = crop.toPicture((column + 0.5) / SIDE, (row + 0.5) / SIDE);
                if (inside(place, reach)) {
                    assertThat((float) planes.at(0, row, column)).isCloseTo(blueAt(place), within(ROUNDING));
                    assertThat((float) planes.at(1, row, column)).isCloseTo(greenAt(place), within(ROUNDING));
                    assertThat(planes.at(2, row, column)).isEqualTo(200);
                } else if (!inside(place, -reach)) {
                    assertThat(planes.at(2, row, column)).as("outside is black").isZero();
                }
            }
        }
    }

    @Property(tries = 50)
    void a_crop_that_is_mirrored_afterwards_is_the_mirrored_crop(
            @ForAll @DoubleRange(min = 0, max = 800) double x,
            @ForAll @DoubleRange(min = 20, max = 700) double side,
            @ForAll @DoubleRange(min = -3.2, max = 3.2) double angle) {
        Crop crop = new Crop(new Point(x, 300), side, angle, false);
        Planes plain = cropped(crop);
        Planes mirrored = new Planes(SIDE, SIDE);

        Picture.mirror(plain.bytes(), mirrored.bytes(), SIDE);

        Planes expected = cropped(crop.mirror());
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                assertThat(mirrored.at(1, row, column)).isEqualTo(plain.at(1, row, SIDE - 1 - column));
                if (inside(crop.mirror().toPicture((column + 0.5) / SIDE, (row + 0.5) / SIDE), 1 + 2 * side / SIDE)) {
                    assertThat(mirrored.at(1, row, column)).isCloseTo(expected.at(1, row, column), within(2));
                }
            }
        }
    }

    @Property(tries = 50)
    void a_crop_beside_the_picture_is_black(
            @ForAll @DoubleRange(min = 1, max = 5000) double side,
            @ForAll @DoubleRange(min = -3.2, max = 3.2) double angle,
            @ForAll @IntRange(min = 0, max = 7) int direction) {
        double away = 1000 + 2 * side;
        Point centre = new Point(
                WIDTH / 2 + away * Math.cos(direction * Math.PI / 4),
                HEIGHT / 2 + away * Math.sin(direction * Math.PI / 4));
        Planes planes = cropped(new Crop(centre, side, angle, false));

        assertThat(planes.numbers()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e5, 1e6})
    void a_crop_far_larger_than_the_picture_is_black_around_it(double side) {
        Planes planes = cropped(new Crop(new Point(400, 320), side, 0.4, true));

        assertThat(planes.at(0, 0, 0)).isZero();
        assertThat(planes.at(0, SIDE - 1, SIDE - 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e9, 1e12, 1e300, Double.POSITIVE_INFINITY, Double.NaN})
    void a_crop_of_senseless_size_gives_some_colour_of_the_picture_or_black(double side) {
        Crop crop = new Crop(new Point(400, 320), side, 0.4, true);

        assertThat(cropped(crop, 0).numbers()).isEqualTo(cropped(crop, 255).numbers());
    }

    @Test
    void a_shrunk_crop_averages_what_it_shows_instead_of_skipping_it() {
        byte[] chequered = TestPictures.drawn(192, 192, (x, y) -> (x + y) % 2 == 0 ? 0xFFFFFF : 0);
        Planes planes = new Planes(SIDE, SIDE);
        try (Picture picture = TestPictures.decode(chequered)) {
            picture.cropInto(planes.bytes(), new Crop(new Point(96, 96), 192, 0, false), SIDE, Colour.RGB);
        }

        for (int number : planes.numbers()) {
            assertThat(number).isCloseTo(127, within(2));
        }
    }

    @Test
    void the_planes_come_in_the_order_that_is_asked_for() {
        byte[] orange = TestPictures.drawn(64, 64, (x, y) -> 0xFF8000);
        Crop crop = new Crop(new Point(32, 32), 32, 0, false);
        Planes rgb = new Planes(8, 8);
        Planes bgr = new Planes(8, 8);
        try (Picture picture = TestPictures.decode(orange)) {
            picture.cropInto(rgb.bytes(), crop, 8, Colour.RGB);
            picture.cropInto(bgr.bytes(), crop, 8, Colour.BGR);
        }

        assertThat(new int[] {rgb.at(0, 3, 3), rgb.at(1, 3, 3), rgb.at(2, 3, 3)})
                .containsExactly(255, 128, 0);
        assertThat(new int[] {bgr.at(0, 3, 3), bgr.at(1, 3, 3), bgr.at(2, 3, 3)})
                .containsExactly(0, 128, 255);
    }

    @Test
    void a_grey_crop_shows_the_luma_of_the_coloured_one() {
        Crop crop = new Crop(new Point(700, 600), 300, 0.3, false);
        Planes bgr = cropped(crop);

        byte[] grey = PICTURE.grey(crop, SIDE);

        assertThat(grey).hasSize(SIDE * SIDE);
        for (int i = 0; i < grey.length; i++) {
            int row = i / SIDE;
            int column = i % SIDE;
            float luma =
                    0.114f * bgr.at(0, row, column) + 0.587f * bgr.at(1, row, column) + 0.299f * bgr.at(2, row, column);
            assertThat((float) (grey[i] & 0xFF)).isCloseTo(luma, within(ROUNDING));
        }
    }

    @Test
    void a_crop_writes_its_own_memory_only() {
        Planes planes = new Planes(SIDE, 2 * SIDE);
        planes.soil();
        int crop = 3 * SIDE * SIDE;

        PICTURE.cropInto(
                planes.bytes().slice(crop, crop), new Crop(new Point(400, 320), 99, 0, false), SIDE, Colour.RGB);

        int[] numbers = planes.numbers();
        for (int i = 0; i < numbers.length / 2; i++) {
            assertThat(numbers[i]).isEqualTo(Planes.SOIL);
            assertThat(numbers[numbers.length / 2 + i]).isNotEqualTo(Planes.SOIL);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32_766, 33_000, 70_000})
    void a_picture_longer_than_the_library_can_warp_is_cropped_all_the_same(int width) {
        byte[] stripe = TestPictures.drawn(width, 60, (x, y) -> x < width / 2 ? 0x404040 : 0xC0C0C0);
        Planes planes = new Planes(SIDE, SIDE);
        try (Picture picture = TestPictures.decode(stripe)) {
            picture.cropInto(planes.bytes(), new Crop(new Point(width / 2.0, 30), 40, 0, false), SIDE, Colour.RGB);
        }

        assertThat(planes.at(0, SIDE / 2, 2)).isEqualTo(0x40);
        assertThat(planes.at(0, SIDE / 2, SIDE - 3)).isEqualTo(0xC0);
    }

    private static Planes cropped(Crop crop) {
        return cropped(crop, Planes.SOIL);
    }

    private static Planes cropped(Crop crop, int soil) {
        Planes planes = new Planes(SIDE, SIDE);
        planes.soil(soil);
        PICTURE.cropInto(planes.bytes(), crop, SIDE, Colour.BGR);
        return planes;
    }

    /** Farther inside than a margin; a negative margin counts what is near the picture as inside. */
    private static boolean inside(Point p, double margin) {
        return p.x() > margin && p.x() < WIDTH - margin && p.y() > margin && p.y() < HEIGHT - margin;
    }

    private static float blueAt(Point place) {
        return (float) (20 + (place.x() - 2) / 4);
    }

    private static float greenAt(Point place) {
        return (float) (30 + (place.y() - 2) / 4);
    }
}
