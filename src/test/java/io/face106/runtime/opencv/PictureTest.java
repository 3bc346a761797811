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

class PictureTest {

    @Test
    void jpeg_decoding_uses_vector_instructions_here() {
        OpenCv.load();

        assertThat(OpenCv.jpegSimd()).isTrue();
    }

    @Test
    void the_orientation_of_a_picture_is_applied() {
        try (Picture turned = TestPictures.open("exif-turned.jpg")) {
            assertThat(turned.width()).isEqualTo(400);
            assertThat(turned.height()).isEqualTo(400);
        }
    }

    @Test
    void a_grey_picture_has_three_equal_planes() {
        Planes planes = new Planes(16, 16);
        try (Picture grey = TestPictures.open(TestPictures.PROFILE)) {
            grey.cropInto(planes.bytes(), new Crop(new Point(230, 150), 40, 0, false), 16, Colour.RGB, 1);
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
        ByteBuffer small = ByteBuffer.allocateDirect(3 * 16 * 16 * Float.BYTES - 1);
        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            assertThatThrownBy(() ->
                            picture.cropInto(small, new Crop(new Point(230, 150), 40, 0, false), 16, Colour.RGB, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
