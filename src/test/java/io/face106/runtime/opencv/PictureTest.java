package io.face106.runtime.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Point;
import io.face106.domain.Refusal;
import io.face106.runtime.ModelSpec.Colour;
import io.face106.testing.Planes;
import io.face106.testing.TestPictures;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @Test
    void jpeg_decoding_uses_vector_instructions_here() {
        OpenCv.load();

        assertThat(OpenCv.jpegSimd()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0 0, 1 0",
        "2, 1 0, 0 0",
        "3, 1 1, 0 1",
        "4, 0 1, 1 1",
        "5, 0 0, 0 1",
        "6, 1 0, 1 1",
        "7, 1 1, 1 0",
        "8, 0 1, 0 0"
    })
    void the_orientation_says_where_the_first_row_begins_and_ends(int orientation, String begin, String end) {
        byte[] stored = TestPictures.drawn(24, 40, (x, y) -> y >= 12 ? 0 : x < 12 ? 0xFF : 0xFF00);
        try (Picture picture = Picture.decode(stored, orientation)) {
            assertThat(picture.width()).isEqualTo(orientation < 5 ? 24 : 40);
            assertThat(cornerOf(picture, 0)).as("blue").isEqualTo(begin);
            assertThat(cornerOf(picture, 1)).as("green").isEqualTo(end);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "24, 40, true",
        "-0.1, 20, false",
        "24.1, 20, false",
        "12, -0.1, false",
        "12, 40.1, false",
        "NaN, 20, false",
        "12, NaN, false"
    })
    void the_border_belongs_to_the_picture_and_what_is_no_place_does_not(double x, double y, boolean within) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(24, 40))) {
            assertThat(picture.contains(new Point(x, y))).isEqualTo(within);
        }
    }

    /** The corner, right and down 0 or 1, where a plane in the order B, G, R is bright. */
    private static String cornerOf(Picture picture, int plane) {
        Planes planes = new Planes(picture.width(), picture.height());
        Placement whole = new Placement(picture.width(), picture.height(), 0, 0, picture.width(), picture.height());
        picture.scaleInto(planes.bytes(), whole, Colour.BGR);
        StringBuilder found = new StringBuilder();
        for (int right = 0; right < 2; right++) {
            for (int down = 0; down < 2; down++) {
                if (planes.at(plane, down * (picture.height() - 1), right * (picture.width() - 1)) == 255) {
                    found.append(right).append(' ').append(down);
                }
            }
        }
        return found.toString();
    }

    @Test
    void a_grey_picture_has_three_equal_planes() {
        Planes planes = new Planes(16, 16);
        try (Picture grey = TestPictures.open(TestPictures.PROFILE)) {
            grey.cropInto(planes.bytes(), new Crop(new Point(230, 150), 40, 0, false), 16, Colour.RGB);
        }

        assertThat(planes.at(0, 8, 8)).isEqualTo(planes.at(1, 8, 8)).isEqualTo(planes.at(2, 8, 8));
    }

    @Test
    void what_is_no_whole_picture_is_refused() {
        byte[] whole = TestPictures.read(TestPictures.ASTRONAUT);
        long before = Picture.alive();

        for (byte[] bytes : new byte[][] {new byte[0], {1, 2, 3}, Arrays.copyOf(whole, whole.length / 2)}) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> Picture.decode(bytes, 1));
            assertThat(refusal.failure().reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        }
        assertThat(Picture.alive()).isEqualTo(before);
    }

    @Test
    void a_picture_is_counted_while_it_is_open_and_closing_twice_is_harmless() {
        long before = Picture.alive();
        Picture picture = TestPictures.open(TestPictures.ASTRONAUT);
        assertThat(Picture.alive()).isEqualTo(before + 1);

        picture.close();
        picture.close();

        assertThat(Picture.alive()).isEqualTo(before);
    }

    @Test
    void memory_too_small_for_the_planes_is_refused_before_it_is_written() {
        ByteBuffer small = ByteBuffer.allocateDirect(3 * 16 * 16 - 1);
        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            assertThatThrownBy(
                            () -> picture.cropInto(small, new Crop(new Point(230, 150), 40, 0, false), 16, Colour.RGB))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
