package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.ImageLimits;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPictureTest {

    private static final byte[] WHOLE = TestPictures.read(TestPictures.ASTRONAUT);
    private static final ImageLimits LIMITS = new ImageLimits(48, 600, 300_000, 1 << 20);

    private final long before = Picture.alive();
    private final Admission admission = new Admission(1 << 20, 1, Duration.ZERO);
    private final FaceAnalyzer analyzer = new StagedFaceAnalyzer(LIMITS, admission, TestModels.stages());

    @AfterEach
    void nothing_is_left_behind() {
        assertThat(Picture.alive()).isEqualTo(before);
        assertThat(admission.inFlight()).isZero();
        assertThat(analyzer.analyze(WHOLE, TestModels.options(Profile.FAST)).faces())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "GIF89a and more", "%PDF-1.7", "\u0000\u0000\u0000 ftypavif"})
    void what_is_no_picture_of_a_kind_that_is_read_is_refused(String bytes) {
        assertThat(refusal(bytes.getBytes(StandardCharsets.ISO_8859_1)).reason())
                .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void nothing_at_all_is_refused() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.005, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99})
    void a_jpeg_cut_off_anywhere_is_refused(double share) {
        byte[] part = Arrays.copyOf(WHOLE, Math.max(3, (int) (share * WHOLE.length)));

        assertThat(refusal(part).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.8, 0.999})
    void a_png_cut_off_anywhere_is_refused(double share) {
        byte[] png = TestPictures.read(TestPictures.PROFILE);

        assertThat(refusal(Arrays.copyOf(png, (int) (share * png.length))).reason())
                .isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "47, 100, IMAGE_TOO_SMALL",
        "100, 47, IMAGE_TOO_SMALL",
        "601, 100, IMAGE_TOO_LARGE",
        "100, 601, IMAGE_TOO_LARGE",
        "600, 501, IMAGE_TOO_LARGE"
    })
    void a_picture_out_of_bounds_is_refused(int width, int height, Reason reason) {
        assertThat(refusal(TestPictures.plain(width, height)).reason()).isEqualTo(reason);
    }

    @Test
    void too_many_bytes_are_refused_whatever_the_picture() {
        byte[] padded = Arrays.copyOf(WHOLE, (1 << 20) + 1);

        assertThat(refusal(padded).reason()).isEqualTo(Reason.TOO_MANY_BYTES);
    }

    @Test
    void a_picture_that_finds_no_place_is_refused() {
        try (Admission.Ticket ticket = admission.enter(Caller.unhurried(), 1, 1)) {
            assertThat(refusal(WHOLE).reason()).isEqualTo(Reason.OVERLOADED);
        }
    }

    @Test
    void a_picture_out_of_bounds_is_refused_before_it_waits() {
        try (Admission.Ticket ticket = admission.enter(Caller.unhurried(), 1, 1)) {
            assertThat(refusal(TestPictures.plain(601, 100)).reason()).isEqualTo(Reason.IMAGE_TOO_LARGE);
        }
    }

    private Failure refusal(byte[] stored) {
        return catchThrowableOfType(Refusal.class, () -> analyzer.analyze(stored, TestModels.options(Profile.FAST)))
                .failure();
    }
}
