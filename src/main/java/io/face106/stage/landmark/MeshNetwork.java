package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.NumberTable;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** One mesh network: crops in, estimates out. */
final class MeshNetwork {

    /** A picture and the part of it to look at. */
    record View(Picture picture, Crop crop) {}

    private static final int IRIS_VERTICES = 10;

    /** The vertex that takes a vertex's place in a mirror. */
    private static final int[] MIRROR = NumberTable.rows(MeshNetwork.class, "mesh-mirror.csv").stream()
            .mapToInt(row -> (int) row[0])
            .toArray();

    private final Model model;
    private final int maxBatch;
    private final int side;
    private final ModelSpec.Output vertices;
    private final boolean irises;

    MeshNetwork(Model model, int maxBatch) {
        this.model = model;
        this.maxBatch = maxBatch;
        this.side = model.spec().input().side();
        this.vertices = model.spec().outputs().stream()
                .filter(output -> output.shape().size() == 3 && output.shape().get(1) >= Mesh.VERTICES)
                .findFirst()
                .orElseThrow(() -> new ModelException(model.spec().file() + " has no output with mesh vertices"));
        this.irises = vertices.shape().get(1) >= Mesh.VERTICES + IRIS_VERTICES;
    }

    List<Estimate> run(List<View> views) {
        List<Estimate> estimates = new ArrayList<>(views.size());
        for (int from = 0; from < views.size(); from += maxBatch) {
            estimates.addAll(runBatch(views.subList(from, Math.min(views.size(), from + maxBatch))));
        }
        return estimates;
    }

    private List<Estimate> runBatch(List<View> views) {
        ModelSpec.Input spec = model.spec().input();
        List<Estimate> estimates = new ArrayList<>(views.size());
        try (ModelRun run = model.prepare(views.size(), 3, side, side)) {
            for (int i = 0; i < views.size(); i++) {
                View view = views.get(i);
                view.picture().cropInto(run.input().entry(i), view.crop(), side, spec.colour(), spec.scale());
            }
            run.execute();
            for (int i = 0; i < views.size(); i++) {
                estimates.add(read(run, i, views.get(i).crop()));
            }
        }
        return estimates;
    }

    private Estimate read(ModelRun run, int item, Crop crop) {
        Tensor raw = run.output(vertices.name());
        double[] xyz = new double[3 * Mesh.VERTICES];
        double unit = crop.side() / side;
        for (int i = 0; i < Mesh.VERTICES; i++) {
            int target = crop.mirrored() ? MIRROR[i] : i;
            int at = item * raw.stride() + 3 * i;
            Point place = place(raw.floats(), at, crop);
            xyz[3 * target] = place.x();
            xyz[3 * target + 1] = place.y();
            xyz[3 * target + 2] = unit * raw.floats().get(at + 2);
        }
        double presence = run.output("presence").floats().get(item);
        return new Estimate(new Mesh(xyz), mapped(run.output("landmarks106"), item, crop), irises, presence);
    }

    private List<Point> mapped(Tensor raw, int item, Crop crop) {
        Point[] points = new Point[Landmark.COUNT];
        for (int i = 0; i < Landmark.COUNT; i++) {
            int target = crop.mirrored() ? PointMap.mirror(i) : i;
            points[target] = place(raw.floats(), item * raw.stride() + 3 * i, crop);
        }
        return List.of(points);
    }

    private Point place(FloatBuffer numbers, int at, Crop crop) {
        return crop.toPicture(numbers.get(at) / side, numbers.get(at + 1) / side);
    }
}
