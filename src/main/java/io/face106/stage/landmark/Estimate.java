package io.face106.stage.landmark;

import io.face106.domain.Cues;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** The mean of several; pupils and cues are taken from those that have irises and cues, if any has. */
    static Estimate mean(List<Estimate> estimates) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        double presence = 0;
        double weight = 1.0 / estimates.size();
        for (Estimate estimate : estimates) {
            for (int i = 0; i < Mesh.VERTICES; i++) {
                xyz[3 * i] += weight * estimate.mesh.x(i);
                xyz[3 * i + 1] += weight * estimate.mesh.y(i);
                xyz[3 * i + 2] += weight * estimate.mesh.z(i);
            }
            presence += weight * estimate.presence;
        }
        List<Estimate> withIrises = estimates.stream().filter(Estimate::irises).toList();
        List<Point> points = new ArrayList<>(meanPoints(estimates));
        if (!withIrises.isEmpty()) {
            List<Point> irises = meanPoints(withIrises);
            PointMap.PUPILS.forEach(pupil -> points.set(pupil.index(), irises.get(pupil.index())));
        }
        List<Cues> cues =
                estimates.stream().map(Estimate::cues).filter(Objects::nonNull).toList();
        return new Estimate(
                new Mesh(xyz), points, !withIrises.isEmpty(), presence, cues.isEmpty() ? null : MeanCues.of(cues));
    }

    private static List<Point> meanPoints(List<Estimate> estimates) {
        List<Point> means = new ArrayList<>();
        for (int i = 0; i < estimates.get(0).points.size(); i++) {
            double x = 0;
            double y = 0;
            for (Estimate estimate : estimates) {
                x += estimate.points.get(i).x() / estimates.size();
                y += estimate.points.get(i).y() / estimates.size();
            }
            means.add(new Point(x, y));
        }
        return means;
    }
}
