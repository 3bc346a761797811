package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Picture;
import io.face106.runtime.opencv.Placement;
import io.face106.testing.RecordedRun;
import io.face106.testing.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectOutputTest {

    /** Half size, behind a border of 10 and 20 canvas pixels; unsure from 0.2 below the wanted score. */
    private static final Canvas CANVAS = new Canvas(new Placement(320, 320, 10, 20, 300, 280), 0.5, 0.5, 0.2);

    private static final DetectOptions OPTIONS = DetectOptions.MEASURED;

    @Test
    void boxes_and_points_are_told_in_picture_coordinates() {
        Detection found = read(0.6, OPTIONS, row(0.9, 60, 70, 110, 170)).get(0);

        assertThat(found.box()).isEqualTo(new Box(100, 100, 100, 200));
        assertThat(found.leftEye()).isEqualTo(new Point(100, 100));
        assertThat(found.rightEye()).isEqualTo(new Point(102, 102));
        assertThat(found.keypoints().get(4)).isEqualTo(new Point(108, 108));
    }

    @Test
    void a_score_at_the_threshold_is_sure_one_a_little_below_unsure_and_the_rest_is_dropped() {
        List<Detection> found = read(
                0.5,
                OPTIONS,
                row(0.29, 10, 10, 20, 20),
                row(0.3125, 50, 50, 60, 60),
                row(0.5, 90, 90, 110, 110),
                row(0.75, 200, 200, 220, 220));

        assertThat(found.stream().map(Detection::score)).containsExactly(0.75, 0.5, 0.3125);
        assertThat(found.stream().map(Detection::sure)).containsExactly(true, true, false);
    }

    @Test
    void below_three_tenths_nothing_is_unsure_it_counts_or_not() {
        float[][] rows = {row(0.15, 10, 10, 20, 20), row(0.25, 50, 50, 60, 60), row(0.35, 90, 90, 110, 110)};

        assertThat(read(0.4, OPTIONS, rows).stream().map(Detection::sure)).containsExactly(false);
        assertThat(read(0.2, OPTIONS, rows).stream().map(Detection::sure)).containsExactly(true, true);
    }

    @Test
    void of_boxes_that_overlap_by_more_than_three_tenths_the_best_stays() {
        List<Detection> found = read(
                0.6, OPTIONS, row(0.7, 100, 100, 200, 200), row(0.9, 110, 100, 210, 200), row(0.8, 110, 165, 210, 265));

        assertThat(found.stream().map(d -> (float) d.score())).containsExactly(0.9f, 0.8f);
    }

    @Test
    void a_box_that_was_dropped_drops_no_other() {
        List<Detection> found = read(
                0.6, OPTIONS, row(0.9, 100, 100, 200, 200), row(0.8, 140, 100, 240, 200), row(0.7, 180, 100, 280, 200));

        assertThat(found.stream().map(d -> (float) d.score())).containsExactly(0.9f, 0.7f);
    }

    @Test
    void no_more_than_the_best_so_many_are_kept() {
        DetectOptions two = new DetectOptions(32, 320, 1280, 0.25, 0.2, 0.1, 0.3, 2);
        List<Detection> found =
                read(0.6, two, row(0.7, 0, 0, 10, 10), row(0.9, 20, 20, 30, 30), row(0.8, 40, 40, 50, 50));

        assertThat(found.stream().map(d -> (float) d.score())).containsExactly(0.9f, 0.8f);
    }

    @Test
    void a_score_is_never_told_above_one() {
        assertThat(read(0.6, OPTIONS, row(1.0000002, 0, 0, 10, 10)).get(0).score())
                .isCloseTo(1, within(0.0));
    }

    @Test
    void no_row_gives_no_detection() {
        assertThat(read(0.6, OPTIONS, row(0.1, 0, 0, 10, 10))).isEmpty();
    }

    private static List<Detection> read(double threshold, DetectOptions options, float[]... rows) {
        float[] scores = new float[rows.length];
        float[] boxes = new float[4 * rows.length];
        float[] points = new float[10 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = rows[i][0];
            System.arraycopy(rows[i], 1, boxes, 4 * i, 4);
            for (int k = 0; k < 5; k++) {
                points[10 * i + 2 * k] = rows[i][1] + k;
                points[10 * i + 2 * k + 1] = rows[i][2] + k;
            }
        }
        RecordedRun run = new RecordedRun()
                .with("scores", scores, 1, rows.length)
                .with("boxes", boxes, 1, rows.length, 4)
                .with("points", points, 1, rows.length, 5, 2);
        try (Picture picture = TestPictures.decode(TestPictures.plain(600, 560))) {
            return DetectOutput.read(run, new DetectInput(picture, CANVAS, threshold), options);
        }
    }

    private static float[] row(double score, double left, double top, double right, double bottom) {
        return new float[] {(float) score, (float) left, (float) top, (float) right, (float) bottom};
    }
}
