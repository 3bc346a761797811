package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarkInputTest {

    @Test
    void the_first_crop_is_the_box_widened_and_turned_by_eyes_and_mouth() {
        Detection face = new Detection(
                new Box(10, 20, 60, 100),
                1,
                List.of(new Point(20, 40), new Point(50, 70), new Point(0, 0), new Point(0, 60), new Point(30, 90)),
                true);
        try (Picture picture = TestPictures.decode(TestPictures.plain(64, 64))) {
            Crop crop = new LandmarkInput(picture, face, Profile.FAST).firstCrop(1.5);

            assertThat(crop.centre()).isEqualTo(new Point(40, 70));
            assertThat(crop.side()).isEqualTo(150);
            assertThat(crop.angle()).isCloseTo(Math.PI / 4, within(1e-12));
            assertThat(crop.mirrored()).isFalse();
        }
    }

    @Test
    void the_eyes_of_a_profile_hardly_turn_the_first_crop() {
        // Upright, seen from the side: the eyes nearly coincide, one a little below the other.
        Detection face = new Detection(
                new Box(0, 0, 100, 100),
                1,
                List.of(new Point(30, 40), new Point(32, 46), new Point(10, 60), new Point(30, 93), new Point(34, 93)),
                true);
        try (Picture picture = TestPictures.decode(TestPictures.plain(64, 64))) {
            Crop crop = new LandmarkInput(picture, face, Profile.FAST).firstCrop(1.5);

            assertThat(Math.toDegrees(crop.angle())).isBetween(0.0, 10.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, -2.5, 3.1})
    void the_next_crop_is_the_square_around_the_vertices_where_the_eyes_are_level(double angle) {
        Point centre = new Point(300, -40);

        Crop crop = LandmarkInput.nextCrop(Ball.mesh(centre, angle, 2), 1.5);

        assertThat(crop.centre().x()).isCloseTo(centre.x(), within(2.0));
        assertThat(crop.centre().y()).isCloseTo(centre.y(), within(2.0));
        assertThat(crop.side()).isCloseTo(1.5 * 2 * 2 * Ball.RADIUS, within(6.0));
        assertThat(crop.angle()).isCloseTo(angle, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.99, 8", "NaN, 8", "1.5, 0"})
    void constants_that_cannot_be_meant_are_refused(double margin, int maxBatch) {
        assertThatThrownBy(() -> new LandmarkOptions(margin, true, maxBatch))
                .hasMessage("margin and maxBatch must be at least 1: " + margin + ", " + maxBatch);
    }
}
