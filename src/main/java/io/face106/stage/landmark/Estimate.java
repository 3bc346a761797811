package io.face106.stage.landmark;

import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * One network's answer for one crop, in picture coordinates.
 *
 * @param mesh the vertices
 * @param mapped the 106 points as the fixed map inside the network's graph gives them
 * @param irises whether the pupils among them come from iris vertices, not from the lids
 * @param presence 0..1
 */
record Estimate(Mesh mesh, List<Point> mapped, boolean irises, double presence) {

    Estimate {
        mapped = List.copyOf(mapped);
    }

    /** The mean of several estimates; pupils are taken from those that have irises, if any has. */
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
        return new Estimate(new Mesh(xyz), points, !withIrises.isEmpty(), presence);
    }

    private static List<Point> meanPoints(List<Estimate> estimates) {
        List<Point> means = new ArrayList<>();
        for (int i = 0; i < estimates.get(0).mapped.size(); i++) {
            double x = 0;
            double y = 0;
            for (Estimate estimate : estimates) {
                x += estimate.mapped.get(i).x() / estimates.size();
                y += estimate.mapped.get(i).y() / estimates.size();
            }
            means.add(new Point(x, y));
        }
        return means;
    }
}
