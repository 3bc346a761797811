package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseLookTest {

    private static final Box FACE = new Box(180, 64, 91, 113);

    private final CloseLook look = new CloseLook(TestModels.model("detector"), new DetectOptions.Look(96, 48));

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "15, -10, 1", "0, 0, 1.3", "-10, 15, 0.8"})
    void a_face_is_found_again_from_a_proposal_a_little_off(double right, double down, double size) {
        Optional<Detection> found = at(TestPictures.ASTRONAUT, proposal(right, down, size), 0.7);

        assertThat(found).isPresent();
        assertThat(found.get().box().overlap(FACE)).isGreaterThan(0.8);
    }

    @Test
    void a_face_beside_the_proposal_does_not_count() {
        assertThat(at(TestPictures.ASTRONAUT, proposal(70, 0, 1), 0.7)).isEmpty();
        assertThat(at(TestPictures.ASTRONAUT, proposal(0, -70, 1), 0.7)).isEmpty();
    }

    @Test
    void where_there_is_no_face_nothing_is_found() {
        assertThat(at("none-cat.jpg", proposal(0, 0, 1), 0.5)).isEmpty();
    }

    @Test
    void a_face_that_scores_too_little_is_not_found() {
        assertThat(at(TestPictures.ASTRONAUT, proposal(0, 0, 1), 0.999)).isEmpty();
    }

    @Test
    void a_proposal_beside_the_picture_shows_nothing() {
        assertThat(at(TestPictures.ASTRONAUT, proposal(9000, -9000, 1), 0.1)).isEmpty();
    }

    @Test
    void places_seen_together_look_as_each_alone() {
        List<Box> places = IntStream.range(0, 11)
                .mapToObj(k -> proposal(3 * k, -2 * k, 1 + 0.05 * k))
                .toList();
        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            List<Optional<Detection>> together = look.at(picture, places, 0.5);

            assertThat(together).hasSize(11);
            for (int k = 0; k < places.size(); k++) {
                Detection alone =
                        look.at(picture, List.of(places.get(k)), 0.5).get(0).orElseThrow();
                assertThat(together.get(k)).hasValueSatisfying(face -> {
                    assertThat(face.score()).isCloseTo(alone.score(), within(1e-4));
                    assertThat(face.box().overlap(alone.box())).isGreaterThan(0.999);
                });
            }
        }
    }

    private Optional<Detection> at(String name, Box place, double least) {
        try (Picture picture = TestPictures.open(name)) {
            return look.at(picture, List.of(place), least).get(0);
        }
    }

    private static Box proposal(double right, double down, double size) {
        Point centre = FACE.centre();
        double width = size * FACE.width();
        double height = size * FACE.height();
        return new Box(centre.x() + right - width / 2, centre.y() + down - height / 2, width, height);
    }
}
