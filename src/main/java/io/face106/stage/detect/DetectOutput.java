package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.runtime.ModelRun;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the detector's rows: threshold, back to the picture, suppression of doubles. */
final class DetectOutput {

    private static final int KEYPOINTS = 5;

    /** Below, boxes lie everywhere: one on noise of 1.2 million pixels scores more, 67 score more than a third of it. */
    private static final double LEAST_UNSURE = 0.3;

    private DetectOutput() {}

    /** Detections, best first. */
    static List<Detection> read(ModelRun run, DetectInput question, DetectOptions options) {
        FloatBuffer scores = run.output("scores").floats();
        double unsure = Math.max(
                LEAST_UNSURE, question.scoreThreshold() - question.canvas().below());
        double least = Math.min(question.scoreThreshold(), unsure);
        List<Detection> found = new ArrayList<>();
        for (int row = 0; row < scores.capacity(); row++) {
            double score = scores.get(row);
            if (score >= least) {
                found.add(detection(run, row, score, question));
            }
        }
        return suppress(found, options);
    }

    private static Detection detection(ModelRun run, int row, double score, DetectInput question) {
        FloatBuffer boxes = run.output("boxes").floats();
        FloatBuffer points = run.output("points").floats();
        Canvas canvas = question.canvas();
        Point upperLeft = canvas.toPicture(boxes.get(4 * row), boxes.get(4 * row + 1));
        Point lowerRight = canvas.toPicture(boxes.get(4 * row + 2), boxes.get(4 * row + 3));
        List<Point> keypoints = new ArrayList<>(KEYPOINTS);
        for (int k = 0; k < KEYPOINTS; k++) {
            int at = 2 * (KEYPOINTS * row + k);
            keypoints.add(canvas.toPicture(points.get(at), points.get(at + 1)));
        }
        Box box = new Box(upperLeft.x(), upperLeft.y(), lowerRight.x() - upperLeft.x(), lowerRight.y() - upperLeft.y());
        return new Detection(box, Math.min(1, score), keypoints, score >= question.scoreThreshold());
    }

    private static List<Detection> suppress(List<Detection> found, DetectOptions options) {
        found.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : found) {
            boolean isDouble = kept.stream().anyMatch(k -> k.box().overlap(candidate.box()) > options.maxOverlap());
            if (!isDouble && kept.size() < options.maxDetections()) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
