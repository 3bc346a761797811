package io.face106.stage.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.TestPictures;
import org.junit.jupiter.api.Test;

class CoveredFaceTest {

    private static final SeenFace ASTRONAUT = SeenFace.in(TestPictures.ASTRONAUT, "meshes");

    /** Usable for comparison from here on, as Face++ says. */
    private static final double USABLE = 70.1;

    @Test
    void what_covers_a_face_takes_from_its_score_and_nothing_does_if_nothing_covers_it() {
        double bare = ASTRONAUT.judged(p -> p).score();

        assertThat(ASTRONAUT.covered(i -> 0.95).judged(p -> p).score()).isBetween(0.99 * bare, bare);
        // What these hide: models/training/own/sample.py. A jaw in a scarf is nothing to those who compare faces.
        double masked = ASTRONAUT
                .covered(i -> i > 83 && i < 104 || i > 45 && i < 52 || i > 79 && i < 84 ? 0 : 0.97)
                .judged(p -> p)
                .score();
        double dark = ASTRONAUT
                .covered(i -> i > 51 && i < 64 || i > 71 && i < 78 || i > 103 ? 0 : 0.97)
                .judged(p -> p)
                .score();
        assertThat(ASTRONAUT.covered(i -> i < 33 ? 0 : 0.97).judged(p -> p).score())
                .isGreaterThan(0.99 * bare);
        assertThat(dark).isLessThan(USABLE);
        assertThat(masked).isLessThan(dark / 2);
        assertThat(ASTRONAUT.covered(i -> 0).judged(p -> p).score()).isLessThan(0.01);
    }

    @Test
    void what_the_border_cuts_off_is_not_counted_as_covered_as_well() {
        int cut = 225;
        SeenFace cutOff = ASTRONAUT.moved(1, 1, -cut, 0);
        double bare = cutOff.judged(p -> p.colRange(cut, p.cols())).score();

        double told = cutOff.covered(
                        i -> cutOff.shape().landmarks().points().get(i).x() < 0 ? 0 : 0.97)
                .judged(p -> p.colRange(cut, p.cols()))
                .score();

        assertThat(told).isBetween(0.99 * bare, bare);
    }
}
