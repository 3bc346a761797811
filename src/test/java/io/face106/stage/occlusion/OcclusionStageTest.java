package io.face106.stage.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcclusionStageTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 100;
    private static final Point WITHIN = new Point(50, 50);

    private static final EyeState OPEN = new EyeState(0.1, 0, 0.9, 0, 0, 0, 0);
    private static final EyeState DARK = new EyeState(0, 0.1, 0, 0, 0, 0, 0.9);
    private static final MouthState MASKED = new MouthState(0.8, 0.1, 0.1, 0);

    /** As models/training/own/face.py names them. */
    private static final List<Integer> LEFT_EYE = List.of(52, 53, 54, 55, 56, 57, 72, 73, 74, 104);

    private static final List<Integer> RIGHT_EYE = List.of(58, 59, 60, 61, 62, 63, 75, 76, 77, 105);

    @Test
    void within_the_picture_all_is_as_the_network_says() {
        Occlusion told = tell(moved(List.of(), WITHIN));

        assertThat(told.leftEye()).isEqualTo(OPEN);
        assertThat(told.rightEye()).isEqualTo(DARK);
        assertThat(told.mouth()).isEqualTo(MASKED);
        // 0, 1, ... 105 of 105.
        assertThat(told.visible()).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 50", "200.1, 50", "50, -0.1", "50, 100.1", "NaN, 50"})
    void an_eye_of_which_more_than_seven_tenths_lie_beyond_the_picture_is_out_of_sight(double x, double y) {
        for (int count = 0; count <= 10; count++) {
            Occlusion left = tell(moved(LEFT_EYE.subList(0, count), new Point(x, y)));
            Occlusion right = tell(moved(RIGHT_EYE.subList(10 - count, 10), new Point(x, y)));

            assertThat(left.leftEye()).isEqualTo(count > 7 ? EyeState.OUT_OF_SIGHT : OPEN);
            assertThat(left.rightEye()).isEqualTo(DARK);
            assertThat(right.rightEye()).isEqualTo(count > 7 ? EyeState.OUT_OF_SIGHT : DARK);
            assertThat(right.leftEye()).isEqualTo(OPEN);
        }
    }

    @Test
    void the_border_itself_belongs_to_the_picture() {
        assertThat(tell(moved(LEFT_EYE, new Point(WIDTH, HEIGHT))).leftEye()).isEqualTo(OPEN);
        assertThat(tell(moved(LEFT_EYE, new Point(0, 0))).leftEye()).isEqualTo(OPEN);
    }

    @Test
    void brows_beyond_the_picture_hide_no_eye() {
        List<Integer> brows = IntStream.range(0, Landmark.COUNT)
                .filter(i -> !LEFT_EYE.contains(i) && !RIGHT_EYE.contains(i))
                .boxed()
                .toList();

        Occlusion told = tell(moved(brows, new Point(50, -20)));

        assertThat(told.leftEye()).isEqualTo(OPEN);
        assertThat(told.rightEye()).isEqualTo(DARK);
    }

    @Test
    void a_batch_gives_what_its_items_give() {
        OcclusionInput one = moved(LEFT_EYE, new Point(-1, 0));
        OcclusionInput other = moved(RIGHT_EYE, new Point(-1, 0));

        assertThat(new OcclusionStage().apply(List.of(one, other))).containsExactly(tell(one), tell(other));
        assertThat(new OcclusionStage().apply(List.of())).isEmpty();
    }

    private static Occlusion tell(OcclusionInput input) {
        return new OcclusionStage().apply(List.of(input)).get(0);
    }

    /** A face within the picture, but for some of its points. */
    private static OcclusionInput moved(List<Integer> indices, Point place) {
        List<Point> points = new ArrayList<>(Collections.nCopies(Landmark.COUNT, WITHIN));
        indices.forEach(i -> points.set(i, place));
        List<Double> visibility =
                IntStream.range(0, Landmark.COUNT).mapToObj(i -> i / 105.0).toList();
        Cues cues = new Cues(visibility, OPEN, DARK, MASKED, new Angles(0, 0, 0));
        return new OcclusionInput(cues, new Landmarks(points), WIDTH, HEIGHT);
    }
}
