package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 1.2 of the contract: which pictures are taken, and what is said of the others. */
@RunningService
class ImageLimitsTest {

    private static final int LARGEST_PICTURE = 16 << 20;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"48, 48", "48, 4096", "4096, 48"})
    void pictures_of_48_to_4096_pixels_are_taken(int width, int height) {
        detect(TestPictures.plain(width, height)).multipart().assertOk();
    }

    @ParameterizedTest
    @CsvSource({"47, 100", "100, 47", "1, 1", "8193, 48", "48, 8193"})
    void a_picture_with_too_few_or_too_many_pixels_has_an_invalid_size(int width, int height) {
        byte[] picture = TestPictures.plain(width, height);

        detect(picture).multipart().assertRefused(400, "INVALID_IMAGE_SIZE: image_file");
        Call.detect(port).base64(picture).urlencoded().assertRefused(400, "INVALID_IMAGE_SIZE: image_base64");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void jpeg_and_png_are_taken(byte[] picture) {
        detect(picture).multipart().assertOk();
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void anything_else_has_an_unsupported_format_with_a_blank_after_the_colon(byte[] bytes) {
        detect(bytes).multipart().assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file");
        Call.detect(port).base64(bytes).urlencoded().assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "data:image/png,abc", "////////////////", "äöü", "AA=AA"})
    void text_that_is_no_base64_has_an_unsupported_format_too(String text) {
        Call.detect(port)
                .with("image_base64", text)
                .urlencoded()
                .assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    @Test
    void a_picture_of_two_megabytes_is_taken_in_base64_too() {
        // Behind its end a JPEG may be as long as it likes.
        byte[] picture = Arrays.copyOf(FacePictures.portrait(), 2 << 20);

        assertThat(Call.detect(port).base64(picture).urlencoded().assertOk().faces())
                .hasSize(1);
    }

    @Test
    void a_picture_with_too_many_bytes_is_too_large() {
        byte[] picture = Arrays.copyOf(FacePictures.portrait(), LARGEST_PICTURE + 1);

        detect(picture).multipart().assertRefused(400, "IMAGE_FILE_TOO_LARGE: image_file");
        Call.detect(port).base64(picture).urlencoded().assertRefused(400, "IMAGE_FILE_TOO_LARGE: image_base64");
    }

    static Stream<byte[]> pictures() {
        return Stream.of(
                FacePictures.portrait(),
                FacePictures.profile(),
                TestPictures.read("exif-turned.jpg"),
                FacePictures.blank());
    }

    static Stream<byte[]> noPictures() {
        byte[] jpeg = FacePictures.portrait();
        byte[] png = FacePictures.blank();
        return Stream.of(
                ascii("x"),
                ascii("<html><body>no picture</body></html>"),
                ascii("GIF89a\1\0\1\0\0\0\0;"),
                ascii("%PDF-1.7"),
                Arrays.copyOf(jpeg, 3),
                Arrays.copyOf(jpeg, 200),
                Arrays.copyOf(jpeg, jpeg.length / 2),
                Arrays.copyOf(png, 20),
                Arrays.copyOf(png, png.length / 2),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private Call detect(byte[] picture) {
        return Call.detect(port).file(picture);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
