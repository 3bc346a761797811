package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLimitsTest {

    private static final ImageLimits LIMITS = new ImageLimits(48, 4096, 8_000_000, 2_000_000);

    @ParameterizedTest
    @CsvSource({"48, 48, 1", "4096, 48, 2000000", "48, 4096, 1", "2000, 4000, 1"})
    void let_pass_what_meets_every_bound(int width, int height, long bytes) {
        assertThatCode(() -> LIMITS.check(image(width, height, bytes))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47 | 500 | 1 | IMAGE_TOO_SMALL | found 47 x 500 pixels, expected at least 48 on each side",
                "500 | 47 | 1 | IMAGE_TOO_SMALL | found 500 x 47 pixels, expected at least 48 on each side",
                "4097 | 500 | 1 | IMAGE_TOO_LARGE | found 4097 x 500 pixels, expected at most 4096 on each side",
                "500 | 4097 | 1 | IMAGE_TOO_LARGE | found 500 x 4097 pixels, expected at most 4096 on each side",
                "2001 | 4000 | 1 | IMAGE_TOO_LARGE | found 2001 x 4000 pixels, expected at most 8000000 in all",
                "500 | 500 | 2000001 | TOO_MANY_BYTES | found 2000001 bytes, expected at most 2000000"
            })
    void refuse_what_breaks_one_bound(int width, int height, long bytes, Reason reason, String detail) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> LIMITS.check(image(width, height, bytes)));

        assertThat(refusal.failure().reason()).isEqualTo(reason);
        assertThat(refusal.failure().detail()).isEqualTo(detail);
    }

    @Test
    void refuse_a_picture_whose_pixels_do_not_fit_an_int() {
        ImageLimits wide = new ImageLimits(1, Integer.MAX_VALUE, 100, 1);

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> wide.check(image(Integer.MAX_VALUE, Integer.MAX_VALUE, 1)));

        assertThat(refusal.failure().reason()).isEqualTo(Reason.IMAGE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 100, 1", "10, 9, 100, 1", "10, 20, 99, 1", "10, 20, 100, 0"})
    void cannot_be_made_so_that_no_picture_meets_them(int minSide, int maxSide, long maxPixels, long maxBytes) {
        assertThatThrownBy(() -> new ImageLimits(minSide, maxSide, maxPixels, maxBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxPixels " + maxPixels);
    }

    private static ImageInfo image(int width, int height, long bytes) {
        return new ImageInfo(ImageFormat.JPEG, width, height, 1, bytes);
    }
}
