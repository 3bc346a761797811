package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import io.face106.runtime.opencv.Crop;
import io.face106.stage.NumberTable;
import java.util.Arrays;
import java.util.List;

/**
 * A network's outputs for one crop, told as if of the picture: places in its coordinates, and what a mirrored crop shows at
 * the left named right again.
 *
 * @param run executed and open
 * @param item which of its batch
 * @param crop what the network was shown
 * @param side pixels of the crop
 */
record Answer(ModelRun run, int item, Crop crop, int side) {

    /** What a probability may be off: rounding of float32. */
    private static final double ROUNDING = 1e-6;

    /** The vertex that takes a vertex's place in a mirror. */
    private static final int[] MIRROR = NumberTable.rows(Answer.class, "mesh-mirror.csv").stream()
            .mapToInt(row -> (int) row[0])
            .toArray();

    /**
     * The numbers of an output.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    double[] numbers(String output) {
        Tensor raw = run.output(output);
        double[] numbers = new double[raw.stride()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = raw.floats().get(item * numbers.length + i);
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException(output + " has the number " + numbers[i]);
            }
        }
        return numbers;
    }

    /**
     * Those of an output of probabilities.
     *
     * @throws IllegalArgumentException if one is not within 0..1; a network that answers logits tells nothing
     */
    double[] probabilities(String output) {
        double[] numbers = numbers(output);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < -ROUNDING || numbers[i] > 1 + ROUNDING) {
                throw new IllegalArgumentException(output + " is " + numbers[i] + ", expected 0..1");
            }
            numbers[i] = Math.min(1, Math.max(0, numbers[i]));
        }
        return numbers;
    }

    /** The first vertices of an output of at least as many rows x, y, z. */
    Mesh mesh(String output) {
        double[] raw = numbers(output);
        double[] xyz = new double[3 * Mesh.VERTICES];
        double unit = crop.side() / side;
        Crop.Way way = crop.way();
        for (int i = 0; i < Mesh.VERTICES; i++) {
            int target = 3 * (crop.mirrored() ? MIRROR[i] : i);
            Point place = way.toPicture(raw[3 * i] / side, raw[3 * i + 1] / side);
            xyz[target] = place.x();
            xyz[target + 1] = place.y();
            xyz[target + 2] = unit * raw[3 * i + 2];
        }
        return new Mesh(xyz);
    }

    /** The 106 points of an output whose rows begin with x, y. */
    List<Point> points(String output) {
        double[] raw = numbers(output);
        int row = raw.length / Landmark.COUNT;
        Crop.Way way = crop.way();
        Point[] points = new Point[Landmark.COUNT];
        for (int i = 0; i < Landmark.COUNT; i++) {
            points[namesake(i)] = way.toPicture(raw[row * i] / side, raw[row * i + 1] / side);
        }
        return Arrays.asList(points);
    }

    /** The 106 probabilities of an output, one for each point. */
    List<Double> ofPoints(String output) {
        double[] raw = probabilities(output);
        Double[] values = new Double[Landmark.COUNT];
        for (int i = 0; i < Landmark.COUNT; i++) {
            values[namesake(i)] = raw[i];
        }
        return Arrays.asList(values);
    }

    private int namesake(int point) {
        return crop.mirrored() ? PointMap.mirror(point) : point;
    }
}
