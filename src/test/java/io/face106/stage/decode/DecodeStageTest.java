package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestPictures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecodeStageTest {

    private static final byte[] ASTRONAUT = TestPictures.read(TestPictures.ASTRONAUT);

    private final long before = Picture.alive();
    private final DecodeStage stage = new DecodeStage();

    @AfterEach
    void no_picture_is_left_in_native_memory() {
        assertThat(Picture.alive()).isEqualTo(before);
    }

    @Test
    void a_batch_is_decoded_in_order() {
        List<Picture> pictures = stage.apply(List.of(stored(ASTRONAUT), stored(TestPictures.plain(60, 50))));

        assertThat(pictures.stream().map(Picture::width)).containsExactly(512, 60);
        pictures.forEach(Picture::close);
    }

    @Test
    void if_one_cannot_be_read_none_is_decoded() {
        StoredPicture half =
                new StoredPicture(Arrays.copyOf(ASTRONAUT, ASTRONAUT.length / 2), ImageHeader.read(ASTRONAUT));

        assertThat(refusal(stored(ASTRONAUT), half).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
    }

    @Test
    void a_header_that_lies_about_the_size_gets_no_picture_past_admission() {
        ImageInfo small = new ImageInfo(ImageFormat.JPEG, 51, 512, 1, ASTRONAUT.length);

        Failure failure = refusal(new StoredPicture(ASTRONAUT, small));

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
        assertThat(failure.detail()).isEqualTo("the picture's header says 51x512, its data 512x512");
    }

    private Failure refusal(StoredPicture... batch) {
        return catchThrowableOfType(Refusal.class, () -> stage.apply(List.of(batch)))
                .failure();
    }

    private static StoredPicture stored(byte[] bytes) {
        return new StoredPicture(bytes, ImageHeader.read(bytes));
    }
}
