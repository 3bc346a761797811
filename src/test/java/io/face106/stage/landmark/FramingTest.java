package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Crop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

    @Test
    void the_first_crop_is_the_box_widened_and_turned_by_eyes_and_mouth() {
        Detection face = new Detection(
                new Box(10, 20, 60, 100),
                1,
                List.of(new Point(20, 40), new Point(50, 70), new Point(0, 0), new Point(0, 60), new Point(30, 90)),
                true);
        Crop crop = new Framing(1.5, 0, 1).around(face);

        assertThat(crop.centre()).isEqualTo(new Point(40, 70));
        assertThat(crop.side()).isEqualTo(150);
        assertThat(crop.angle()).isCloseTo(Math.PI / 4, within(1e-12));
        assertThat(crop.mirrored()).isFalse();
    }

    @Test
    void the_first_crop_is_moved_down_the_face_however_it_is_turned() {
        // Lies on its right side: down the face is left in the picture.
        Detection face = new Detection(
                new Box(100, 200, 100, 80),
                1,
                List.of(
                        new Point(160, 220),
                        new Point(160, 260),
                        new Point(0, 0),
                        new Point(110, 220),
                        new Point(110, 260)),
                true);

        Crop crop = new Framing(1.117, 0.135, 1).around(face);

        assertThat(crop.angle()).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(crop.centre().x()).isCloseTo(150 - 13.5, within(1e-9));
        assertThat(crop.centre().y()).isCloseTo(240, within(1e-9));
        assertThat(crop.side()).isCloseTo(111.7, within(1e-9));
    }

    @Test
    void the_eyes_of_a_profile_hardly_turn_the_first_crop() {
        // Upright, seen from the side: the eyes nearly coincide, one a little below the other.
        Detection face = new Detection(
                new Box(0, 0, 100, 100),
                1,
                List.of(new Point(30, 40), new Point(32, 46), new Point(10, 60), new Point(30, 93), new Point(34, 93)),
                true);
        Crop crop = new Framing(1.5, 0, 1).around(face);

        assertThat(Math.toDegrees(crop.angle())).isBetween(0.0, 10.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, -2.5, 3.1})
    void the_next_crop_is_the_square_around_the_vertices_where_the_eyes_are_level(double angle) {
        Point centre = new Point(300, -40);

        Mesh ball = Ball.mesh(centre, angle, 2);

        Crop crop = new Framing(1, 0, 1.5).around(ball.points(), ball.eyeLineAngle());

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
