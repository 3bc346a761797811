package io.face106.runtime.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.runtime.ModelSpec.Colour;
import io.face106.testing.Planes;
import io.face106.testing.TestPictures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PictureScaleTest {

    /**
     * A canvas pixel has four levels of brightness or more. Half a one is rounded off where the picture is drawn, averaged
     * and interpolated, and the library interpolates at 32nds of a pixel.
     */
    private static final double ROUNDING = 2.1;

    @Property(tries = 200)
    void every_pixel_of_a_canvas_shows_the_place_it_maps_to(
            @ForAll @IntRange(min = 30, max = 260) int width,
            @ForAll @IntRange(min = 30, max = 260) int height,
            @ForAll @IntRange(min = 8, max = 60) int pictureWidth,
            @ForAll @IntRange(min = 8, max = 60) int pictureHeight) {
        Planes planes = new Planes(96, 96);
        planes.soil();
        Placement canvas = new Placement(96, 96, 20, 30, pictureWidth, pictureHeight);
        byte[] png = TestPictures.drawn(width, height, (x, y) -> 200 << 16 | level(y, height) << 8 | level(x, width));
        try (Picture picture = TestPictures.decode(png)) {
            picture.scaleInto(planes.bytes(), canvas, Colour.BGR);
        }

        for (int row = 0; row < 96; row++) {
            for (int column = 0; column < 96; column++) {
                int x = column - 20;
                int y = row - 30;
                if (x < 0 || y < 0 || x >= pictureWidth || y >= pictureHeight) {
                    assertThat(planes.at(2, row, column))
                            .as("the padding is black")
                            .isZero();
                } else {
                    assertThat(planes.at(2, row, column)).isEqualTo(200);
                }
                if (x >= 1 && y >= 1 && x < pictureWidth - 1 && y < pictureHeight - 1) {
                    assertThat((double) planes.at(0, row, column))
                            .isCloseTo(250 * (x + 0.5) / pictureWidth, within(ROUNDING));
                    assertThat((double) planes.at(1, row, column))
                            .isCloseTo(250 * (y + 0.5) / pictureHeight, within(ROUNDING));
                }
            }
        }
    }

    @Test
    void a_grey_canvas_shows_the_luma_of_the_same_places() {
        byte[] png = TestPictures.drawn(90, 60, (x, y) -> 2 * x << 16 | 3 * y << 8 | x + y);
        Placement canvas = new Placement(64, 48, 3, 5, 45, 30);
        Planes colour = new Planes(64, 48);
        Planes grey = new Planes(64, 48);
        grey.soil();
        try (Picture picture = TestPictures.decode(png)) {
            picture.scaleInto(colour.bytes(), canvas, Colour.RGB);
            picture.greyInto(grey.bytes().slice(0, 64 * 48), canvas);
        }

        for (int row = 0; row < 48; row++) {
            for (int column = 0; column < 64; column++) {
                double luma = 0.299 * colour.at(0, row, column)
                        + 0.587 * colour.at(1, row, column)
                        + 0.114 * colour.at(2, row, column);
                assertThat((double) grey.at(0, row, column)).isCloseTo(luma, within(0.6));
            }
        }
        assertThat(grey.at(1, 0, 0)).as("one plane only").isEqualTo(Planes.SOIL);
    }

    @Test
    void a_picture_that_fills_its_canvas_is_copied() {
        byte[] png = TestPictures.drawn(64, 32, (x, y) -> 4 * x << 16 | 8 * y << 8 | x + y);
        Planes planes = new Planes(64, 32);
        try (Picture picture = TestPictures.decode(png)) {
            picture.scaleInto(planes.bytes(), new Placement(64, 32, 0, 0, 64, 32), Colour.RGB);
        }

        assertThat(planes.at(0, 5, 40)).isEqualTo(160);
        assertThat(planes.at(1, 5, 40)).isEqualTo(40);
        assertThat(planes.at(2, 5, 40)).isEqualTo(45);
    }

    @Test
    void a_stripe_is_scaled_to_a_single_pixel_of_width() {
        byte[] png = TestPictures.drawn(48, 4096, (x, y) -> 0x808080);
        Planes planes = new Planes(32, 320);
        planes.soil();
        try (Picture picture = TestPictures.decode(png)) {
            picture.scaleInto(planes.bytes(), new Placement(32, 320, 0, 0, 1, 320), Colour.RGB);
        }

        assertThat(planes.at(0, 200, 0)).isEqualTo(128);
        assertThat(planes.at(0, 200, 1)).isZero();
    }

    /** Brightness grows along a side from 0 to 250. */
    private static int level(int pixel, int side) {
        return (int) Math.round(250 * (pixel + 0.5) / side);
    }
}
