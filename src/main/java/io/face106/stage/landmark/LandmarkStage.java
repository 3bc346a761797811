package io.face106.stage.landmark;

import io.face106.domain.FaceShape;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.opencv.Crop;
import io.face106.stage.Stage;
import io.face106.stage.landmark.MeshNetwork.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures faces: a first pass on the detector's box, repeated for tilted heads, and a second one on the crop that the
 * first corrected, by as many networks and views as the profile is worth.
 */
public final class LandmarkStage implements Stage<LandmarkInput, FaceShape> {

    /** A crop that is turned less than this against the face, radians, was level enough. */
    private static final double LEVEL = Math.toRadians(10);

    /** Astronaut turned by 20 to 40 degrees: roll 3 to 22 degrees off without, 1 at most with so many. */
    private static final int MOST_TURNS = 3;

    /** A turn that costs more presence than this made it worse. */
    private static final double LEAST_LOSS = 0.01;

    private final MeshNetwork light;
    /** Those of the second pass. */
    private final List<MeshNetwork> networks;

    private final LandmarkOptions options;
    private final Outline outline;

    /**
     * Takes the networks; it does not own them.
     *
     * @param light for the first pass
     * @param attention with irises; without it the light mesh serves in its place
     */
    public LandmarkStage(Model light, Optional<Model> attention, LandmarkOptions options) {
        this.light = new MeshNetwork(light, options.maxBatch());
        this.networks = attention
                .map(model -> List.of(this.light, new MeshNetwork(model, options.maxBatch())))
                .orElse(List.of(this.light));
        this.options = options;
        this.outline = new Outline(options.contourOffsets());
    }

    @Override
    public List<FaceShape> apply(List<LandmarkInput> batch) {
        List<Estimate> first = firstPass(batch);
        List<List<Estimate>> second = secondPass(batch, first);
        List<FaceShape> shapes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            shapes.add(shape(Estimate.mean(second.get(i))));
        }
        return shapes;
    }

    /**
     * The light mesh on the detector's box. The detector puts the eyes of a tilted head nearly level, and the mesh turns
     * only part of the way: it looks again, turned so far, until its crop was nearly level.
     */
    private List<Estimate> firstPass(List<LandmarkInput> batch) {
        List<View> views = new ArrayList<>();
        batch.forEach(item -> views.add(new View(item.picture(), item.firstCrop(options.margin()))));
        List<Estimate> estimates = new ArrayList<>(light.run(views));
        List<Integer> open = IntStream.range(0, views.size()).boxed().toList();
        for (int turn = 0; turn < MOST_TURNS && !open.isEmpty(); turn++) {
            open = turnTilted(open, views, estimates);
        }
        return estimates;
    }

    /** Looks again at those of the items that are tilted; answers which of them were turned, and may need more. */
    private List<Integer> turnTilted(List<Integer> items, List<View> views, List<Estimate> estimates) {
        List<Integer> tilted = items.stream()
                .filter(i -> tilt(estimates.get(i).mesh(), views.get(i).crop()) > LEVEL)
                .toList();
        List<View> turned = tilted.stream()
                .map(i -> new View(
                        views.get(i).picture(),
                        LandmarkInput.nextCrop(estimates.get(i).mesh(), options.margin())))
                .toList();
        List<Estimate> again = light.run(turned);
        List<Integer> followed = new ArrayList<>();
        for (int k = 0; k < again.size(); k++) {
            int item = tilted.get(k);
            // The eye line of a profile is a guess: turned by it, the face is lost, and presence tells.
            if (again.get(k).presence() >= estimates.get(item).presence() - LEAST_LOSS) {
                estimates.set(item, again.get(k));
                views.set(item, turned.get(k));
                followed.add(item);
            }
        }
        return followed;
    }

    private static double tilt(Mesh mesh, Crop crop) {
        return Math.abs(Math.IEEEremainder(mesh.eyeLineAngle() - crop.angle(), 2 * Math.PI));
    }

    /** For each item the estimates of its second pass. */
    private List<List<Estimate>> secondPass(List<LandmarkInput> batch, List<Estimate> first) {
        List<List<Estimate>> estimates = new ArrayList<>();
        batch.forEach(item -> estimates.add(new ArrayList<>()));
        for (MeshNetwork network : networks) {
            List<Integer> owners = new ArrayList<>();
            List<View> views = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                for (View view : views(batch.get(i), first.get(i).mesh(), network)) {
                    owners.add(i);
                    views.add(view);
                }
            }
            List<Estimate> answers = network.run(views);
            for (int k = 0; k < answers.size(); k++) {
                estimates.get(owners.get(k)).add(answers.get(k));
            }
        }
        return estimates;
    }

    /** What a network is shown of a face in the second pass. */
    private List<View> views(LandmarkInput item, Mesh mesh, MeshNetwork network) {
        View view = new View(item.picture(), LandmarkInput.nextCrop(mesh, options.margin()));
        return switch (item.profile()) {
            case FAST -> network == light ? List.of(view) : List.of();
            case BALANCED -> List.of(view);
            case ACCURATE -> List.of(view, mirror(view));
        };
    }

    private static View mirror(View view) {
        return new View(view.picture(), view.crop().mirror());
    }

    private FaceShape shape(Estimate estimate) {
        Mesh mesh = estimate.mesh();
        List<Point> points = new ArrayList<>(estimate.mapped());
        PointMap.centreEyes(points);
        outline.apply(points, mesh);
        return new FaceShape(mesh, new Landmarks(points), estimate.irises(), estimate.presence());
    }
}
