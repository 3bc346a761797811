package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.imgcodecs.Imgcodecs;

class JpegScansTest {

    /** A scan of one component that refines its lowest frequency and is cut off at once: costs ten bytes. */
    private static final byte[] EMPTY_SCAN = bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 1, 0x10);

    private static final byte[] END = bytes(0xFF, 0xD9);

    @Test
    void refuses_a_small_file_of_hundreds_of_scans() {
        byte[] bomb = grey(8192, 6100, 800);
        assertThat(bomb.length).isLessThan(10_000);

        Failure failure = failure(bomb);

        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(failure.detail())
                .isEqualTo(
                        "this kind of JPEG is not read: found more than 20 scans, which is the most for 49971200 pixels");
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 100", "3200, 3125, 100", "6400, 3125, 50", "8192, 6100, 20", "30000, 30000, 20"})
    void lets_pass_so_many_scans_and_no_more(int width, int height, int most) {
        assertThat(ImageHeader.read(grey(width, height, most)).width()).isEqualTo(width);
        assertThat(failure(grey(width, height, most + 1)).detail()).contains("more than " + most + " scans");
    }

    @Test
    void counts_no_scans_inside_segments_and_none_behind_the_end() {
        byte[] picture = Pictures.opencv(".jpg", CvType.CV_8UC3, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
        byte[] comment = Pictures.joined(bytes(0xFF, 0xFE, 0, 202), repeated(EMPTY_SCAN, 20));
        int secondScan = secondScan(picture);
        byte[] padded = Pictures.joined(
                Arrays.copyOf(picture, secondScan),
                repeated(comment, 6),
                Arrays.copyOfRange(picture, secondScan, picture.length),
                repeated(EMPTY_SCAN, 200),
                END);

        assertThat(ImageHeader.read(padded).width()).isEqualTo(Pictures.WIDTH);
        assertThat(Pictures.decodedSize(padded).width).isEqualTo(Pictures.WIDTH);
    }

    @Test
    void an_end_inside_a_segment_hides_no_scans() {
        byte[] comment = bytes(0xFF, 0xFE, 0, 4, 0xFF, 0xD9);
        byte[] start = withoutEnd(grey(8192, 6100, 1));

        assertThat(failure(Pictures.joined(start, comment, repeated(EMPTY_SCAN, 100), END))
                        .detail())
                .contains("more than 20 scans");
    }

    @Test
    void restart_markers_stuffing_and_fill_are_data() {
        byte[] data = bytes(1, 0xFF, 0, 0xDA, 0xFF, 0xD0, 0xFF, 0xD7, 0xDA, 0xFF, 0xFF, 0xFF);
        byte[] start = withoutEnd(grey(8192, 6100, 1));

        assertThat(ImageHeader.read(Pictures.joined(start, repeated(data, 100), END))
                        .height())
                .isEqualTo(6100);
    }

    @Test
    void tells_what_the_decoder_keeps_of_several_scans() {
        assertThat(ImageHeader.read(grey(100, 100, 2)).scratch()).isEqualTo(2);
        byte[] baseline = Pictures.jpeg();
        assertThat(ImageHeader.read(baseline).scratch()).isZero();
        // One component in its first scan: the others come in scans of their own.
        int scan = Pictures.find(baseline, 0xFF, 0xDA);
        byte[] separate = Pictures.joined(
                Arrays.copyOf(baseline, scan),
                bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0),
                Arrays.copyOfRange(baseline, scan + 14, baseline.length));
        ImageInfo info = ImageHeader.read(separate);
        assertThat(info.scratch()).isEqualTo(6);
        assertThat(info.decodeBytes()).isEqualTo(info.pixels() * 9);
    }

    @Test
    @Timeout(10)
    void sixteen_megabytes_of_data_are_read_once() {
        byte[] data = new byte[16 << 20];
        new Random(1).nextBytes(data);
        for (int i = 0; i < data.length - 1; i++) {
            if (data[i] == (byte) 0xFF) {
                data[i + 1] = 0;
            }
        }
        byte[] picture = Pictures.joined(withoutEnd(grey(8000, 6000, 20)), data, END);
        assertThat(ImageHeader.read(picture).width()).isEqualTo(8000);
    }

    /** A progressive picture of one component without any data. */
    private static byte[] grey(int width, int height, int scans) {
        byte[] frame = bytes(0xFF, 0xC2, 0, 11, 8, height >> 8, height & 0xFF, width >> 8, width & 0xFF, 1, 1, 0x11, 0);
        return Pictures.joined(bytes(0xFF, 0xD8), frame, repeated(EMPTY_SCAN, scans), END);
    }

    private static byte[] withoutEnd(byte[] picture) {
        return Arrays.copyOf(picture, picture.length - END.length);
    }

    private static int secondScan(byte[] picture) {
        int first = Pictures.find(picture, 0xFF, 0xDA);
        int at = first + 2;
        while ((picture[at] & 0xFF) != 0xFF || picture[at + 1] == 0) {
            at++;
        }
        return at;
    }

    private static byte[] repeated(byte[] bytes, int times) {
        return Pictures.joined(Collections.nCopies(times, bytes).toArray(byte[][]::new));
    }

    private static byte[] bytes(int... values) {
        return Pictures.patched(new byte[values.length], 0, values);
    }

    private static Failure failure(byte[] picture) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ImageHeader.read(picture));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.failure();
    }
}
