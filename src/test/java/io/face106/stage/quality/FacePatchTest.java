package io.face106.stage.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.testing.TestPictures;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class FacePatchTest {

    private static final SeenFace ASTRONAUT = SeenFace.in(TestPictures.ASTRONAUT, "meshes");
    private static final SeenFace SHEET = SeenFace.in(TestPictures.SHEET, "meshes");

    @Test
    void a_face_is_cut_out_at_its_own_size_and_never_enlarged() {
        assertThat(ASTRONAUT.patch(p -> p).side()).isEqualTo(97);
        assertThat(ASTRONAUT.moved(0.25, 0.25, 0, 0).patch(p -> p).side()).isEqualTo(24);
    }

    @Test
    void a_large_face_is_shrunk() {
        FacePatch patch = SHEET.patch(p -> p);

        assertThat(patch.side()).isEqualTo(128);
        assertThat(patch.grey()).hasSize(128 * 128);
        assertThat(patch.face()).hasSize(128 * 128);
    }

    @Test
    void only_pixels_within_jaw_and_brows_count() {
        FacePatch patch = ASTRONAUT.patch(p -> Damage.besides(
                ASTRONAUT.outline(),
                new Mat(p.size(), p.type(), Scalar.all(200)),
                new Mat(p.size(), p.type(), Scalar.all(0))));

        assertThat(IntStream.range(0, patch.face().length).filter(i -> patch.face()[i]))
                .hasSizeBetween(97 * 97 / 3, 97 * 97)
                .allMatch(i -> (patch.grey()[i] & 0xFF) == 200);
        assertThat(patch.inside()).isEqualTo(1);
    }

    @Test
    void what_the_border_cuts_off_is_not_seen() {
        double middle = ASTRONAUT.shape().mesh().x(1);
        SeenFace half = ASTRONAUT.moved(1, 1, -Math.rint(middle), 0);
        Mat[] cut = new Mat[1];

        FacePatch patch = half.patch(p -> cut[0] = p.colRange((int) Math.rint(middle), p.cols()));

        assertThat(patch.inside()).isCloseTo(0.5, within(0.06));
        for (int i = 0; i < patch.face().length; i++) {
            if (i % patch.side() < patch.side() / 3) {
                assertThat(patch.face()[i]).isFalse();
            }
        }
    }
}
