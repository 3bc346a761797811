package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Placement;
import io.face106.testing.RecordedRun;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectOutputTest {

    /** Half size, behind a border of 10 and 20 canvas pixels. */
    private static final Canvas CANVAS =
            new Canvas(Canvas.Kind.WHOLE, new Placement(320, 320, 10, 20, 300, 280), 0.5, 0.5, -0.2);

    @Test
    void boxes_and_points_are_told_in_picture_coordinates() {
        RecordedRun run = new RecordedRun()
                .with("scores", new float[] {0.1f, 0.9f}, 1, 2)
                .with("boxes", new float[] {0, 0, 0, 0, 60, 70, 110, 170}, 1, 2, 4)
                .with(
                        "points",
                        new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 70, 61, 71, 62, 72, 63, 73, 64, 74},
                        1,
                        2,
                        5,
                        2);

        Detection found = DetectOutput.rows(run, 0, 0.5, CANVAS::toPicture).get(0);

        assertThat(found.box()).isEqualTo(new Box(100, 100, 100, 200));
        assertThat(found.leftEye()).isEqualTo(new Point(100, 100));
        assertThat(found.rightEye()).isEqualTo(new Point(102, 102));
        assertThat(found.keypoints().get(4)).isEqualTo(new Point(108, 108));
        assertThat(found.sure()).isFalse();
    }

    @Test
    void rows_count_from_the_least_score_on_and_never_tell_more_than_one() {
        RecordedRun run = new RecordedRun()
                .with("scores", new float[] {0.25f, 0.4999f, 0.5f, 1.0000002f}, 1, 4)
                .with("boxes", new float[16], 1, 4, 4)
                .with("points", new float[40], 1, 4, 5, 2);

        assertThat(DetectOutput.rows(run, 0, 0.5, CANVAS::toPicture).stream().map(Detection::score))
                .containsExactly(0.5, 1.0);
    }

    @Test
    void of_boxes_that_overlap_by_more_than_three_tenths_the_best_stays() {
        Detection best = face(0.9, false, 110, 100);
        Detection other = face(0.8, false, 110, 165);

        assertThat(DetectOutput.suppress(List.of(face(0.7, false, 100, 100), other, best), 0.3))
                .containsExactly(best, other);
    }

    @Test
    void a_sure_face_stays_before_an_unsure_one_of_a_better_score() {
        Detection sure = face(0.6, true, 100, 100);

        assertThat(DetectOutput.suppress(List.of(face(0.9, false, 110, 100), sure), 0.3))
                .containsExactly(sure);
    }

    @Test
    void a_box_that_was_dropped_drops_no_other() {
        Detection first = face(0.9, false, 100, 100);
        Detection third = face(0.7, false, 180, 100);

        assertThat(DetectOutput.suppress(List.of(first, face(0.8, false, 140, 100), third), 0.3))
                .containsExactly(first, third);
    }

    @Test
    void nothing_is_left_of_nothing() {
        assertThat(DetectOutput.suppress(List.of(), 0.3)).isEmpty();
    }

    private static Detection face(double score, boolean sure, double left, double top) {
        return new Detection(new Box(left, top, 100, 100), score, Collections.nCopies(5, new Point(left, top)), sure);
    }
}
