package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Size;

class ImageHeaderTest {

    static Stream<Arguments> pictures() {
        return Pictures.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void reads_the_size_that_the_decoder_finds(String name, byte[] picture) {
        ImageInfo info = ImageHeader.read(picture);

        assertThat(new Size(info.width(), info.height())).isEqualTo(Pictures.decodedSize(picture));
        int scratch = name.equals("jpeg progressive") ? 6 : 0;
        assertThat(info)
                .isEqualTo(new ImageInfo(formatOf(name), Pictures.WIDTH, Pictures.HEIGHT, 1, picture.length, scratch));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void lets_pass_what_follows_the_end(String name, byte[] picture) {
        byte[] longer = Arrays.copyOf(picture, picture.length + 999);

        assertThat(ImageHeader.read(longer).width()).isEqualTo(Pictures.WIDTH);
        assertThat(Pictures.decodedSize(longer).width).isEqualTo(Pictures.WIDTH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void refuses_a_picture_that_is_cut_off(String name, byte[] picture) {
        for (double part : new double[] {0.1, 0.3, 0.6, 0.9, 0.99}) {
            // How long run-length rows are, only the decoder finds out.
            if (!name.equals("bmp rle8")) {
                assertCutOff(Arrays.copyOf(picture, (int) (picture.length * part)));
            }
            assertThat(Pictures.decodedSize(Arrays.copyOf(picture, (int) (picture.length * part))))
                    .isEqualTo(new Size(0, 0));
        }
        if (!name.equals("bmp rle8")) {
            assertCutOff(Arrays.copyOf(picture, picture.length - 10));
        }
    }

    private static void assertCutOff(byte[] picture) {
        Failure failure = failure(picture);
        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        assertThat(failure.detail()).contains("cut off");
    }

    @Test
    void refuses_half_a_jpeg_whose_thumbnail_has_an_end() {
        byte[] thumbnail = Pictures.joined(Exif.app1(new byte[100]), Pictures.jpeg());
        byte[] picture = Exif.inJpeg(Pictures.opencv(".jpg", org.opencv.core.CvType.CV_8UC3), thumbnail);
        assertThat(ImageHeader.read(picture).width()).isEqualTo(Pictures.WIDTH);

        assertCutOff(Arrays.copyOf(picture, picture.length - 2));
    }

    @Test
    void refuses_an_empty_picture() {
        assertThat(failure(new byte[0]).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        assertThat(failure(new byte[0]).detail()).contains("0 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    void refuses_kinds_of_jpeg_that_are_not_read(int frame) {
        byte[] jpeg = Pictures.jpeg();

        Failure failure = failure(Pictures.patched(jpeg, Pictures.find(jpeg, 0xFF, 0xC0) + 1, frame));

        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(failure.detail()).contains("expected baseline");
    }

    @ParameterizedTest
    @CsvSource({
        "4, 12, UNSUPPORTED_FORMAT, found 12 bits",
        "9, 2, UNSUPPORTED_FORMAT, found 2 components",
        "3, 1, UNREADABLE_IMAGE, a segment has length",
        "1, 217, UNREADABLE_IMAGE, marker FFd9"
    })
    void refuses_a_jpeg_with_a_garbled_frame_header(int offset, int value, Reason reason, String detail) {
        byte[] jpeg = Pictures.jpeg();
        int frame = Pictures.find(jpeg, 0xFF, 0xC0);
        byte[] garbled = offset == 3
                ? Pictures.patched(jpeg, frame + 2, 0, value)
                : Pictures.patched(jpeg, frame + offset, value);

        assertThat(failure(garbled).reason()).isEqualTo(reason);
        assertThat(failure(garbled).detail()).contains(detail);
    }

    @Test
    void refuses_a_jpeg_without_or_with_two_frame_headers() {
        byte[] jpeg = Pictures.jpeg();
        int at = Pictures.find(jpeg, 0xFF, 0xC0);
        byte[] start = Arrays.copyOf(jpeg, at);
        byte[] frame = Arrays.copyOfRange(jpeg, at, at + 19);
        byte[] rest = Arrays.copyOfRange(jpeg, at + 19, jpeg.length);

        assertThat(failure(Pictures.joined(start, rest)).detail()).contains("before its frame header");
        assertThat(failure(Pictures.joined(start, frame, frame, rest)).detail()).contains("two frame headers");
    }

    @Test
    void skips_what_libjpeg_skips_between_segments() {
        byte[] jpeg = Pictures.jpeg();
        int at = Pictures.find(jpeg, 0xFF, 0xDB);
        byte[] junk = Exif.text("\u0012\u00FF\0\u00FF\u0001\u00FF\u00D3\u00FF\u00FF\u00FF");
        byte[] picture = Pictures.joined(Arrays.copyOf(jpeg, at), junk, Arrays.copyOfRange(jpeg, at, jpeg.length));

        assertThat(ImageHeader.read(picture).width()).isEqualTo(Pictures.WIDTH);
        assertThat(Pictures.decodedSize(picture).width).isEqualTo(Pictures.WIDTH);
    }

    @ParameterizedTest
    @CsvSource({"24, 3", "25, 1", "26, 1", "27, 1", "28, 2", "29, 1", "12, 65", "11, 14", "19, 9"})
    void refuses_a_png_with_a_garbled_header(int at, int value) {
        assertThat(failure(Pictures.patched(Pictures.png(), at, value)).reason())
                .isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @Test
    void refuses_png_kinds_that_do_not_exist_even_with_a_right_checksum() {
        byte[] png = Pictures.png();
        byte[] rest = Arrays.copyOfRange(png, 33, png.length);
        for (int[] kind :
                new int[][] {{3, 2, 0, 0, 0}, {8, 5, 0, 0, 0}, {8, 2, 1, 0, 0}, {8, 2, 0, 1, 0}, {8, 2, 0, 0, 2}}) {
            byte[] header = Pictures.patched(Arrays.copyOfRange(png, 16, 29), 8, kind);
            byte[] picture = Pictures.joined(Arrays.copyOf(png, 8), Exif.pngChunk("IHDR", header), rest);

            assertThat(failure(picture).detail()).contains("does not exist");
            assertThat(Pictures.decodedSize(picture)).isEqualTo(new Size(0, 0));
        }
    }

    @Test
    void refuses_a_png_without_pixels_and_one_with_absurd_size() {
        byte[] png = Pictures.png();
        byte[] end = Exif.pngChunk("IEND", new byte[0]);
        assertThat(failure(Pictures.joined(Arrays.copyOf(png, 33), end)).detail())
                .contains("no pixels");

        byte[] header = Pictures.patched(Arrays.copyOfRange(png, 16, 29), 0, 0, 0, 0, 0);
        byte[] picture = Pictures.joined(
                Arrays.copyOf(png, 8), Exif.pngChunk("IHDR", header), Arrays.copyOfRange(png, 33, png.length));
        assertThat(failure(picture).detail()).contains("0 x 47");
    }

    @ParameterizedTest
    @CsvSource({"80, 20, 1", "80, 23, 0", "101, 20, 0", "101, 24, 32", "80, 12, 65"})
    void refuses_a_webp_with_a_garbled_header(int quality, int at, int value) {
        byte[] picture = Pictures.patched(Pictures.webp(quality), at, value);

        assertThat(failure(picture).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @Test
    void refuses_a_webp_without_pixels() {
        byte[] canvas = Exif.webpChunk("VP8X", new byte[10]);
        byte[] picture = Exif.webpChunk("RIFF", Pictures.joined(Exif.text("WEBP"), canvas));

        assertThat(failure(picture).detail()).contains("no pixels");
    }

    @Test
    void refuses_kinds_of_bmp_that_are_not_read() {
        byte[] bmp = Bmp.file(40, Pictures.WIDTH, Pictures.HEIGHT, 24, 0);
        assertThat(failure(Pictures.patched(bmp, 30, 4)).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(failure(Pictures.patched(bmp, 28, 2)).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(failure(Pictures.patched(bmp, 14, 16)).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(failure(Pictures.patched(bmp, 21, 0x80)).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        assertThat(failure(Pictures.patched(bmp, 22, 0, 0, 0, 0x80)).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        assertThat(failure(Pictures.patched(bmp, 10, 0)).detail()).contains("inside its header");
    }

    private static ImageFormat formatOf(String name) {
        return ImageFormat.valueOf(name.substring(0, name.indexOf(' ')).toUpperCase(Locale.ROOT));
    }

    private static Failure failure(byte[] picture) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ImageHeader.read(picture));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.failure();
    }
}
