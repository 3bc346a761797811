package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Point;
import io.face106.runtime.opencv.Placement;
import io.face106.testing.RecordedRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposalOutputTest {

    private static final float NEVER = -99;

    /** Half size, without a border. */
    private static final Canvas CANVAS =
            new Canvas(Canvas.Kind.PROPOSALS, new Placement(64, 40, 0, 0, 64, 40), 0.5, 0.5, -0.2);

    @Test
    void a_cell_tells_centre_and_size_in_its_own_units_from_its_own_middle() {
        float[] map = nothing(8, 8, 5);
        set(map, 8 * 5, 3 * 8 + 2, 0, 0.25f, -0.5f, 1);

        List<Proposal> found = ProposalOutput.cells(run(map, nothing(16, 4, 3)), 0.5, CANVAS);

        // Canvas: column 2, row 3 of 8 pixels each; twice as far in the picture.
        assertThat(found).hasSize(1);
        assertThat(found.get(0).centre()).isEqualTo(new Point(2 * 8 * 2.75, 2 * 8 * 3.0));
        assertThat(found.get(0).size()).isCloseTo(2 * 16, within(1e-6));
        assertThat(found.get(0).score()).isEqualTo(0.5);
    }

    @Test
    void each_map_has_cells_of_its_own_size() {
        float[] map = nothing(16, 4, 3);
        set(map, 4 * 3, 0, 3, 0, 0, 0);

        Proposal found =
                ProposalOutput.cells(run(nothing(8, 8, 5), map), 0.5, CANVAS).get(0);

        assertThat(found.centre()).isEqualTo(new Point(16, 16));
        assertThat(found.size()).isCloseTo(32, within(1e-6));
        assertThat(found.score()).isCloseTo(0.9526, within(1e-4));
    }

    @Test
    void cells_below_the_least_score_propose_nothing() {
        float[] map = nothing(8, 8, 5);
        set(map, 8 * 5, 0, -1.4f, 0, 0, 0);

        assertThat(ProposalOutput.cells(run(map, nothing(16, 4, 3)), 0.2, CANVAS))
                .isEmpty();
        assertThat(ProposalOutput.cells(run(map, nothing(16, 4, 3)), 0.19, CANVAS))
                .hasSize(1);
    }

    @Test
    void of_a_face_and_its_parts_the_best_stays() {
        Proposal face = new Proposal(new Point(100, 100), 80, 0.9);
        Proposal nearlyTheSame = new Proposal(new Point(105, 100), 90, 0.8);
        Proposal part = new Proposal(new Point(110, 110), 20, 0.7);
        Proposal beside = new Proposal(new Point(170, 100), 80, 0.3);

        assertThat(ProposalOutput.suppress(List.of(part, beside, nearlyTheSame, face), 0.5))
                .containsExactly(face, beside);
    }

    @Test
    void a_face_is_not_lost_to_a_better_proposal_of_a_part_of_it() {
        Proposal face = new Proposal(new Point(100, 100), 80, 0.5);
        Proposal part = new Proposal(new Point(110, 110), 20, 0.7);

        assertThat(ProposalOutput.suppress(List.of(face, part), 0.5)).containsExactly(part, face);
    }

    private static RecordedRun run(float[] fine, float[] next) {
        return new RecordedRun()
                .with("stride8", fine, 1, 4, 5, 8)
                .with("stride16", next, 1, 4, 3, 4)
                .with("stride32", nothing(32, 2, 2), 1, 4, 2, 2)
                .with("stride64", nothing(64, 1, 1), 1, 4, 1, 1);
    }

    private static float[] nothing(int stride, int columns, int rows) {
        assertThat((columns - 1) * stride).isLessThan(64);
        float[] map = new float[4 * columns * rows];
        Arrays.fill(map, 0, columns * rows, NEVER);
        return map;
    }

    private static void set(float[] map, int cells, int cell, float... numbers) {
        for (int channel = 0; channel < numbers.length; channel++) {
            map[channel * cells + cell] = numbers[channel];
        }
    }
}
