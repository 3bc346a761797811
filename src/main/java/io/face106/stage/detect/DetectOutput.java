package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.ModelRun;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Reads the detector's rows. */
final class DetectOutput {

    private static final int KEYPOINTS = 5;

    /** Intersection over union with the best row from which on another one shows the same face alike. */
    private static final double SAME = 0.45;

    /** Turns a place of the network's input into one of the picture. */
    interface Mapping {
        Point toPicture(double x, double y);
    }

    private DetectOutput() {}

    /** Every row of the canvas of a number in its batch at or above a score, not in order, none of them sure. */
    static List<Detection> rows(ModelRun run, int canvas, double least, Mapping mapping) {
        FloatBuffer scores = run.output("scores").floats();
        int rows = run.output("scores").size(1);
        List<Detection> found = new ArrayList<>();
        for (int row = canvas * rows; row < (canvas + 1) * rows; row++) {
            double score = scores.get(row);
            if (score >= least) {
                found.add(detection(run, row, Math.min(1, score), mapping));
            }
        }
        return found;
    }

    private static Detection detection(ModelRun run, int row, double score, Mapping mapping) {
        FloatBuffer boxes = run.output("boxes").floats();
        FloatBuffer points = run.output("points").floats();
        Point upperLeft = mapping.toPicture(boxes.get(4 * row), boxes.get(4 * row + 1));
        Point lowerRight = mapping.toPicture(boxes.get(4 * row + 2), boxes.get(4 * row + 3));
        List<Point> keypoints = new ArrayList<>(KEYPOINTS);
        for (int k = 0; k < KEYPOINTS; k++) {
            int at = 2 * (KEYPOINTS * row + k);
            keypoints.add(mapping.toPicture(points.get(at), points.get(at + 1)));
        }
        Box box = new Box(upperLeft.x(), upperLeft.y(), lowerRight.x() - upperLeft.x(), lowerRight.y() - upperLeft.y());
        return new Detection(box, score, keypoints, false);
    }

    /**
     * The best of some rows that show the same face, with the mean box and points of all that nearly agree with it, weighted by
     * score: steadier than any one of them. Source: Bazarevsky et al., "BlazeFace", 2019, 3.4.
     */
    static Optional<Detection> blended(List<Detection> rows) {
        return rows.stream().max(Comparator.comparingDouble(Detection::score)).map(best -> {
            List<Detection> same = rows.stream()
                    .filter(row -> row.box().overlap(best.box()) >= SAME)
                    .toList();
            return new Detection(
                    new Box(
                            mean(same, row -> row.box().left()),
                            mean(same, row -> row.box().top()),
                            mean(same, row -> row.box().width()),
                            mean(same, row -> row.box().height())),
                    best.score(),
                    IntStream.range(0, KEYPOINTS)
                            .mapToObj(k -> new Point(
                                    mean(same, row -> row.keypoints().get(k).x()),
                                    mean(same, row -> row.keypoints().get(k).y())))
                            .toList(),
                    best.sure());
        });
    }

    private static double mean(List<Detection> rows, ToDoubleFunction<Detection> number) {
        double sum = 0;
        double weight = 0;
        for (Detection row : rows) {
            sum += row.score() * number.applyAsDouble(row);
            weight += row.score();
        }
        return sum / weight;
    }

    /** Drops the weaker of two boxes that overlap; sure ones go before unsure ones, then the score counts. */
    static List<Detection> suppress(List<Detection> found, double maxOverlap) {
        List<Detection> sorted = found.stream()
                .sorted(Comparator.comparing(Detection::sure)
                        .thenComparingDouble(Detection::score)
                        .reversed())
                .toList();
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : sorted) {
            if (kept.stream().noneMatch(k -> k.box().overlap(candidate.box()) > maxOverlap)) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
