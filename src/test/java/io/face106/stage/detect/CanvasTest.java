package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Placement;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {

    private static final DetectOptions OPTIONS = DetectOptions.MEASURED;

    @ParameterizedTest
    @CsvSource({
        // A face of 40 pixels is brought to 32: scale 0.8.
        "500, 400, 40, 400, 320",
        // Never enlarged for the sake of small faces ...
        "500, 400, 8, 500, 400",
        // ... but to the smallest canvas.
        "100, 80, 40, 320, 256",
        "64, 48, 1, 320, 240",
        // Large faces need no large canvas.
        "3000, 2000, 300, 320, 213",
        // No canvas is longer than 1280.
        "4000, 3000, 40, 1280, 960",
        "1000, 2000, 20, 640, 1280",
        // Extreme shapes keep a pixel.
        "48, 4096, 40, 15, 1280",
        "8192, 1, 40, 1280, 1"
    })
    void the_first_canvas_shows_the_smallest_face_wanted_large_enough(
            int width, int height, int minFace, int pictureWidth, int pictureHeight) {
        Placement first = plan(width, height, minFace).get(0).placement();

        assertThat(first.pictureWidth()).isEqualTo(pictureWidth);
        assertThat(first.pictureHeight()).isEqualTo(pictureHeight);
        assertThat(first.offsetX()).isZero();
        assertThat(first.offsetY()).isZero();
    }

    @Test
    void the_second_canvas_is_small_with_a_quarter_of_the_long_side_as_border() {
        Placement second = plan(1000, 500, 40).get(1).placement();

        assertThat(second).isEqualTo(new Placement(320, 224, 53, 53, 213, 107));
    }

    @ParameterizedTest
    @CsvSource({"400, 40, 2", "500, 40, 2", "501, 40, 3", "512, 40, 3", "3000, 300, 2", "3000, 240, 2", "3000, 239, 3"})
    void a_third_canvas_is_tried_only_if_the_first_was_larger_than_400(int side, int minFace, int canvases) {
        List<Canvas> plan = plan(side, side / 2, minFace);

        assertThat(plan).hasSize(canvases);
        if (canvases == 3) {
            assertThat(plan.get(2).placement().pictureWidth()).isEqualTo(320);
            assertThat(plan.get(2).placement().offsetX()).isZero();
        }
    }

    @Test
    void unsure_boxes_count_from_further_below_on_the_first_canvas_than_on_the_others() {
        assertThat(plan(2000, 1000, 40).stream().map(Canvas::unsure)).containsExactly(-0.2, -0.1, -0.1);
    }

    @ParameterizedTest
    @CsvSource({"FAST, 450", "BALANCED, 550", "ACCURATE, 800"})
    void a_profile_worth_more_work_sees_faces_larger(Profile profile, int side) {
        Placement first = Canvas.plan(1000, 1000, 40, profile, OPTIONS).get(0).placement();

        assertThat(first.pictureWidth()).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource({
        // A face of 40 pixels is brought to 22: scale .55.
        "1600, 900, 40, 880, 495, 896, 512",
        // Never enlarged for the sake of small faces, but to the smallest canvas.
        "500, 400, 8, 500, 400, 512, 416",
        "100, 80, 40, 320, 256, 320, 256",
        "300, 210, 40, 320, 224, 320, 224",
        "900, 610, 40, 495, 336, 512, 352",
        "4000, 3000, 40, 1280, 960, 1280, 960",
        "48, 4096, 40, 15, 1280, 32, 1280"
    })
    void faces_are_proposed_on_a_canvas_of_its_own(
            int width, int height, int minFace, int pictureWidth, int pictureHeight, int w, int h) {
        Canvas canvas = Canvas.proposing(width, height, minFace, Profile.BALANCED, OPTIONS);

        assertThat(canvas.kind()).isEqualTo(Canvas.Kind.PROPOSALS);
        assertThat(canvas.placement()).isEqualTo(new Placement(w, h, 0, 0, pictureWidth, pictureHeight));
    }

    @Property
    void every_canvas_is_on_the_networks_grid_and_no_larger_than_it_need_be(
            @ForAll @IntRange(min = 1, max = 9000) int width,
            @ForAll @IntRange(min = 1, max = 9000) int height,
            @ForAll @IntRange(min = 1, max = 5000) int minFace) {
        List<Canvas> plan = plan(width, height, minFace);

        for (Canvas canvas : plan) {
            Placement p = canvas.placement();
            assertThat(p.width() % 32).isZero();
            assertThat(p.height() % 32).isZero();
            assertThat(p.width()).isBetween(32, 1280).isLessThan(p.pictureWidth() + 2 * p.offsetX() + 32);
            assertThat(p.height()).isBetween(32, 1280).isLessThan(p.pictureHeight() + 2 * p.offsetY() + 32);
        }
        assertThat(plan.get(1).placement().width()).isLessThanOrEqualTo(320);
        assertThat(plan.get(1).placement().height()).isLessThanOrEqualTo(320);
    }

    @Property
    void the_corners_of_the_picture_are_found_where_it_was_put(
            @ForAll @IntRange(min = 1, max = 9000) int width,
            @ForAll @IntRange(min = 1, max = 9000) int height,
            @ForAll @IntRange(min = 1, max = 5000) int minFace) {
        for (Canvas canvas : plan(width, height, minFace)) {
            Placement p = canvas.placement();
            Point first = canvas.toPicture(p.offsetX(), p.offsetY());
            Point last = canvas.toPicture(p.offsetX() + p.pictureWidth(), p.offsetY() + p.pictureHeight());

            assertThat(first).isEqualTo(new Point(0, 0));
            assertThat(last.x()).isCloseTo(width, within(1e-6));
            assertThat(last.y()).isCloseTo(height, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, 24, 32, 300, 1280, 0.25",
        "20, 24, 32, 0, 1280, 0.25",
        "20, 24, 32, 320, 288, 0.25",
        "20, 24, 32, 320, 1290, 0.25",
        "0, 24, 32, 320, 1280, 0.25",
        "20, NaN, 32, 320, 1280, 0.25",
        "20, 24, -1, 320, 1280, 0.25",
        "20, 24, 32, 320, 1280, -0.25"
    })
    void canvases_that_cannot_be_meant_are_refused(
            double fast, double balanced, double accurate, int smallest, int largest, double border) {
        assertThatThrownBy(() -> new DetectOptions.Canvases(fast, balanced, accurate, smallest, largest, border))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"16, 8", "100, 48", "96, 0", "96, 97", "96, NaN"})
    void looks_that_cannot_be_meant_are_refused(int canvas, double face) {
        assertThatThrownBy(() -> new DetectOptions.Look(canvas, face))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pixels on " + canvas);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 22, .2, .5, 32",
        "14, NaN, .2, .5, 32",
        "14, 22, 0, .5, 32",
        "14, 22, 1, .5, 32",
        "14, 22, .2, 0, 32",
        "14, 22, .2, .5, -1"
    })
    void proposals_that_cannot_be_meant_are_refused(
            double fast, double balanced, double least, double covered, int most) {
        assertThatThrownBy(() -> new DetectOptions.Proposing(
                        fast,
                        balanced,
                        least,
                        covered,
                        0.5,
                        720,
                        most,
                        OPTIONS.proposing().rungs()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"60, -1", "-1, 64", "NaN, 64"})
    void second_looks_that_cannot_be_meant_are_refused(double largest, int most) {
        assertThatThrownBy(() -> new DetectOptions.SecondLook(new DetectOptions.Look(96, 48), largest, most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("most " + most);
    }

    private static List<Canvas> plan(int width, int height, int minFace) {
        return Canvas.plan(width, height, minFace, Profile.ACCURATE, OPTIONS);
    }
}
