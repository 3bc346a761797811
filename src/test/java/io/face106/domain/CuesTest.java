package io.face106.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CuesTest {

    private static final Point INSIDE = new Point(1, 1);
    private static final Point BEYOND = new Point(-1, 1);
    private static final Predicate<Point> PICTURE = point -> point.x() >= 0;

    private static final EyeState OPEN = new EyeState(0.1, 0, 0.9, 0, 0, 0, 0);
    private static final EyeState DARK = new EyeState(0, 0.1, 0, 0, 0, 0, 0.9);

    /** As models/training/own/face.py names them. */
    private static final List<Integer> LEFT_EYE = List.of(52, 53, 54, 55, 56, 57, 72, 73, 74, 104);

    private static final List<Integer> RIGHT_EYE = List.of(58, 59, 60, 61, 62, 63, 75, 76, 77, 105);

    private static final Cues CUES = new Cues(
            IntStream.range(0, Landmark.COUNT).mapToObj(i -> i / 105.0).toList(),
            OPEN,
            DARK,
            new MouthState(0.8, 0.1, 0.1, 0),
            new Angles(1, 2, 3));

    /** The jaw lies on the outline, which can nearly always be seen. */
    @Test
    void how_much_of_a_face_can_be_seen_is_told_by_its_73_points_within_the_jaw() {
        assertThat(Landmark.inner())
                .hasSize(73)
                .noneMatch(point -> point.wireName().startsWith("contour_"));
        // 33, 34, ... 105 of 105.
        assertThat(CUES.visible()).isCloseTo((33 + 105) / 2.0 / 105, within(1e-12));
        assertThat(CUES.visible(List.of(Landmark.CONTOUR_LEFT1, Landmark.RIGHT_EYE_PUPIL)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void within_the_picture_they_stay_as_they_are() {
        assertThat(CUES.within(moved(List.of()), PICTURE)).isEqualTo(CUES);
    }

    @Test
    void points_beyond_the_picture_cannot_be_seen() {
        Cues cues = CUES.within(moved(List.of(16, 46)), PICTURE);

        for (int i = 0; i < Landmark.COUNT; i++) {
            assertThat(cues.visibility().get(i)).isEqualTo(i == 16 || i == 46 ? 0 : i / 105.0);
        }
        assertThat(cues.angles()).isEqualTo(CUES.angles());
        assertThat(cues.mouth()).isEqualTo(CUES.mouth());
    }

    @Test
    void an_eye_of_which_more_than_seven_tenths_lie_beyond_the_picture_is_out_of_sight() {
        for (int count = 0; count <= 10; count++) {
            Cues left = CUES.within(moved(LEFT_EYE.subList(0, count)), PICTURE);
            Cues right = CUES.within(moved(RIGHT_EYE.subList(10 - count, 10)), PICTURE);

            assertThat(left.leftEye()).isEqualTo(count > 7 ? EyeState.OUT_OF_SIGHT : OPEN);
            assertThat(left.rightEye()).isEqualTo(DARK);
            assertThat(right.rightEye()).isEqualTo(count > 7 ? EyeState.OUT_OF_SIGHT : DARK);
            assertThat(right.leftEye()).isEqualTo(OPEN);
        }
    }

    @Test
    void a_mouth_of_which_more_than_half_lies_beyond_the_picture_is_out_of_sight() {
        for (int count = 0; count <= 20; count++) {
            List<Integer> lips = IntStream.range(84, 84 + count).boxed().toList();
            Cues cues = CUES.within(moved(lips), PICTURE);

            assertThat(cues.mouth()).isEqualTo(count > 10 ? MouthState.OUT_OF_SIGHT : CUES.mouth());
            assertThat(cues.leftEye()).isEqualTo(OPEN);
        }
        assertThat(MouthState.OUT_OF_SIGHT.status()).isEqualTo(MouthState.Status.OBJECT);
    }

    @Test
    void brows_beyond_the_picture_hide_no_eye() {
        List<Integer> others = IntStream.range(0, Landmark.COUNT)
                .filter(i -> !LEFT_EYE.contains(i) && !RIGHT_EYE.contains(i))
                .boxed()
                .toList();

        Cues cues = CUES.within(moved(others), PICTURE);

        assertThat(cues.leftEye()).isEqualTo(OPEN);
        assertThat(cues.rightEye()).isEqualTo(DARK);
    }

    /** A face in the picture, but for some of its points. */
    private static Landmarks moved(List<Integer> indices) {
        List<Point> points = new ArrayList<>(Collections.nCopies(Landmark.COUNT, INSIDE));
        indices.forEach(i -> points.set(i, BEYOND));
        return new Landmarks(points);
    }
}
