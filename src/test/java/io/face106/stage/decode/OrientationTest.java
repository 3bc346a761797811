package io.face106.stage.decode;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.ImageInfo;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Size;

/** Every case is also decoded, so that header and decoder agree on which way up a picture is. */
class OrientationTest {

    private static final byte[] XMP = Exif.text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_read_from_every_format_in_both_byte_orders(int orientation) {
        for (ByteOrder order : new ByteOrder[] {BIG_ENDIAN, LITTLE_ENDIAN}) {
            byte[] tiff = Exif.tiff(order, orientation);
            assertOrientation(orientation, Exif.inJpeg(Pictures.jpeg(), Exif.app1(tiff)));
            assertOrientation(orientation, Exif.inPng(Pictures.png(), Exif.pngChunk("eXIf", tiff)));
            assertOrientation(orientation, Exif.atPngEnd(Pictures.png(), Exif.pngChunk("eXIf", tiff)));
            assertOrientation(orientation, Exif.inWebp(Pictures.webp(80), 8, tiff));
            assertOrientation(orientation, Exif.inWebp(Pictures.webp(101), 8, tiff));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void is_1_for_values_that_mean_nothing(int value) {
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Exif.tiff(LITTLE_ENDIAN, value))));
    }

    @Test
    void is_found_after_other_segments_and_the_first_one_counts() {
        byte[] six = Exif.app1(Exif.tiff(BIG_ENDIAN, 6));
        byte[] one = Exif.app1(Exif.tiff(BIG_ENDIAN, 1));

        assertOrientation(6, Exif.inJpeg(Pictures.jpeg(), XMP, six));
        assertOrientation(6, Exif.inJpeg(Pictures.jpeg(), six, XMP));
        assertOrientation(6, Exif.inJpeg(Pictures.jpeg(), six, one));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), one, six));
    }

    @Test
    void is_1_where_the_decoder_does_not_look() {
        byte[] tiff = Exif.tiff(LITTLE_ENDIAN, 6);
        byte[] chunk = Exif.pngChunk("eXIf", tiff);

        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), tiff));
        assertOrientation(1, Exif.inPng(Pictures.png(), Pictures.patched(chunk, chunk.length - 1, 0)));
        assertOrientation(1, Exif.inPng(Pictures.png(), Exif.pngChunk("eXIf", Exif.app1(tiff))));
        assertOrientation(1, Exif.inWebp(Pictures.webp(80), 0, tiff));
        assertOrientation(1, Exif.inWebp(Pictures.webp(80), 8, Exif.app1(tiff)));
    }

    @Test
    void is_1_for_a_broken_block() {
        byte[] tiff = Exif.tiff(LITTLE_ENDIAN, 6);

        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Pictures.patched(tiff, 0, 'X'))));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Pictures.patched(tiff, 2, 43))));
        assertOrientation(
                1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Pictures.patched(tiff, 4, 0xFF, 0xFF, 0xFF, 0xFF))));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Pictures.patched(tiff, 4, 37))));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Pictures.patched(tiff, 8, 0))));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Arrays.copyOf(tiff, 31))));
        assertOrientation(1, Exif.inJpeg(Pictures.jpeg(), Exif.app1(Arrays.copyOf(tiff, 6))));
    }

    private static void assertOrientation(int expected, byte[] picture) {
        ImageInfo info = ImageHeader.read(picture);

        assertThat(info.orientation()).isEqualTo(expected);
        assertThat(new Size(info.width(), info.height()))
                .isEqualTo(
                        expected >= 5
                                ? new Size(Pictures.HEIGHT, Pictures.WIDTH)
                                : new Size(Pictures.WIDTH, Pictures.HEIGHT))
                .isEqualTo(Pictures.decodedSize(picture));
    }
}
