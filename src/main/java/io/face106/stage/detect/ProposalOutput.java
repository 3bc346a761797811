package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the proposal network's maps, one for each stride s: [1, 4, H/s, W/s] with, for each cell, a logit, the centre less
 * the cell's own, right and down, in strides, and log2 of the size in strides.
 */
public final class ProposalOutput {

    /** Canvas pixels from one cell of a map to the next. */
    public static final List<Integer> STRIDES = List.of(8, 16, 32, 64);

    /** Numbers of a cell. */
    public static final int CHANNELS = 4;

    private ProposalOutput() {}

    /** The map's name among the network's outputs. */
    public static String name(int stride) {
        return "stride" + stride;
    }

    /** Every cell at or above a score, in picture coordinates, not in order. */
    static List<Proposal> cells(ModelRun run, double least, Canvas canvas) {
        List<Proposal> found = new ArrayList<>();
        double leastLogit = Math.log(least / (1 - least));
        for (int stride : STRIDES) {
            Tensor map = run.output(name(stride));
            FloatBuffer numbers = map.floats();
            int rows = map.size(2);
            int columns = map.size(3);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int cell = row * columns + column;
                    if (numbers.get(cell) >= leastLogit) {
                        double x = stride * (column + 0.5 + numbers.get(rows * columns + cell));
                        double y = stride * (row + 0.5 + numbers.get(2 * rows * columns + cell));
                        double size = stride * Math.pow(2, numbers.get(3 * rows * columns + cell));
                        double scale = Math.sqrt(canvas.scaleX() * canvas.scaleY());
                        double score = 1 / (1 + Math.exp(-numbers.get(cell)));
                        found.add(new Proposal(canvas.toPicture(x, y), size / scale, score));
                    }
                }
            }
        }
        return found;
    }

    /**
     * Best first, without those that lie on a better one.
     *
     * @param maxCovered share of a proposal's own square from which on it lies on another: a part of a face goes, a face
     *     that is larger than what was proposed within it stays
     */
    static List<Proposal> suppress(List<Proposal> found, double maxCovered) {
        List<Proposal> sorted = found.stream()
                .sorted(Comparator.comparingDouble(Proposal::score).reversed())
                .toList();
        List<Proposal> kept = new ArrayList<>();
        for (Proposal candidate : sorted) {
            Box box = candidate.box();
            if (kept.stream().noneMatch(k -> k.box().common(box) > maxCovered * box.area())) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
