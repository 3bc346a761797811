package io.face106.stage.landmark;

import io.face106.domain.Cues;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One network's answer for one crop, in picture coordinates.
 *
 * @param mesh the vertices
 * @param points the 106; the jaw on the visible outline
 * @param irises whether the pupils among them were seen as irises, and are not the middle of the lids
 * @param presence 0..1
 * @param cues null if the network knows no more than points
 */
record Estimate(
        Mesh mesh,
        List<Point> points,
        boolean irises,
        double presence,
        @Nullable Cues cues) {

    Estimate {
        points = List.copyOf(points);
    }

    /** The weighted mean of several, or the one; pupils and cues are taken from those that have irises and cues, if any has. */
    static Estimate mean(List<Weighted<Estimate>> all) {
        if (all.size() == 1) {
            return all.get(0).value();
        }
        List<Weighted<Estimate>> withIrises =
                all.stream().filter(one -> one.value().irises()).toList();
        double[] points = Weighted.mean(all, Estimate::coordinates);
        if (!withIrises.isEmpty()) {
            double[] irises = Weighted.mean(withIrises, Estimate::coordinates);
            PointMap.PUPILS.forEach(pupil -> System.arraycopy(irises, 2 * pupil.index(), points, 2 * pupil.index(), 2));
        }
        List<Weighted<Cues>> cues = all.stream()
                .filter(one -> one.value().cues() != null)
                .map(one -> one.map(Estimate::knownCues))
                .toList();
        return new Estimate(
                new Mesh(Weighted.mean(all, Estimate::vertices)),
                points(points),
                !withIrises.isEmpty(),
                Weighted.mean(all, estimate -> new double[] {estimate.presence})[0],
                cues.isEmpty() ? null : MeanCues.of(cues));
    }

    private Cues knownCues() {
        return Objects.requireNonNull(cues);
    }

    private double[] vertices() {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            xyz[3 * i] = mesh.x(i);
            xyz[3 * i + 1] = mesh.y(i);
            xyz[3 * i + 2] = mesh.z(i);
        }
        return xyz;
    }

    private double[] coordinates() {
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            xy[2 * i] = points.get(i).x();
            xy[2 * i + 1] = points.get(i).y();
        }
        return xy;
    }

    private static List<Point> points(double[] coordinates) {
        return IntStream.range(0, coordinates.length / 2)
                .mapToObj(i -> new Point(coordinates[2 * i], coordinates[2 * i + 1]))
                .toList();
    }
}
