package io.face106.stage.landmark;

import io.face106.domain.Cues;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.Stage;
import io.face106.stage.landmark.LandmarkNetwork.View;
import io.face106.stage.landmark.Recipe.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures faces: a first pass on the detector's box, repeated for tilted heads, and a second one on the crop that the
 * first corrected, by as many networks and views as the profile is worth.
 */
public final class LandmarkStage implements Stage<LandmarkInput, FaceShape> {

    /** A crop that is turned less than this against the face, radians, was level enough. Chosen on the meshes. */
    private static final double LEVEL = Math.toRadians(10);

    /** Astronaut turned by 20 to 40 degrees, meshes: roll 3 to 22 degrees off without, 1 at most with so many. */
    private static final int MOST_TURNS = 3;

    /** A turn that costs more presence than this made it worse. Chosen on the meshes. */
    private static final double LEAST_LOSS = 0.01;

    private final Recipe recipe;
    private final List<LandmarkNetwork> networks;
    private final Outline outline;

    /** @param models not owned */
    public LandmarkStage(LandmarkModels models, LandmarkOptions options) {
        this.recipe = Recipe.of(models, options);
        this.networks = recipe.networks();
        this.outline = new Outline(options.contourOffsets());
    }

    @Override
    public List<FaceShape> apply(List<LandmarkInput> batch) {
        List<First> first = firstPass(batch);
        List<List<Weighted<Estimate>>> looks = secondPass(batch, first);
        List<FaceShape> shapes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            shapes.add(shape(Estimate.mean(looks.get(i)), batch.get(i).picture()));
        }
        return shapes;
    }

    /**
     * A first look at a face.
     *
     * @param misled whether a crop turned as the look suggests lost the face, and the angle of the view is the better guide
     */
    private record First(View view, Estimate estimate, boolean misled) {

        View next(LandmarkNetwork network) {
            double angle = misled ? view.crop().angle() : network.tilt(estimate);
            return new View(view.picture(), network.nextCrop(estimate, angle));
        }

        double turn(View next) {
            return Math.abs(Math.IEEEremainder(next.crop().angle() - view.crop().angle(), 2 * Math.PI));
        }
    }

    /** Whether there is a face at all, where the detector was unsure. */
    public boolean confirms(FaceShape shape) {
        return shape.presence() >= recipe.first().leastPresence();
    }

    /**
     * One look at the detector's box. The detector puts the eyes of a tilted head nearly level, and the network turns only
     * part of the way: it looks again, turned so far, until its crop was nearly level.
     */
    private List<First> firstPass(List<LandmarkInput> batch) {
        List<View> views = new ArrayList<>();
        batch.forEach(item -> views.add(new View(item.picture(), recipe.first().firstCrop(item.detection()))));
        List<Estimate> estimates = recipe.first().run(views);
        List<First> looks = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            looks.add(new First(views.get(i), estimates.get(i), false));
        }
        for (int turn = 0; turn < MOST_TURNS && turnTilted(looks); turn++) {}
        return looks;
    }

    /** Looks again at those that are tilted, in place; answers whether one was, and may need more. */
    private boolean turnTilted(List<First> looks) {
        List<Integer> tilted = new ArrayList<>();
        List<View> turned = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            View next = looks.get(i).next(recipe.first());
            if (looks.get(i).turn(next) > LEVEL) {
                tilted.add(i);
                turned.add(next);
            }
        }
        List<Estimate> again = recipe.first().run(turned);
        for (int k = 0; k < again.size(); k++) {
            First earlier = looks.get(tilted.get(k));
            // The eye line of a profile is a guess: turned by it, the face is lost, and presence tells.
            boolean lost = again.get(k).presence() < earlier.estimate().presence() - LEAST_LOSS;
            looks.set(
                    tilted.get(k),
                    lost
                            ? new First(earlier.view(), earlier.estimate(), true)
                            : new First(turned.get(k), again.get(k), false));
        }
        return !tilted.isEmpty();
    }

    /** For each item what its answer is the mean of. */
    private List<List<Weighted<Estimate>>> secondPass(List<LandmarkInput> batch, List<First> first) {
        List<List<Weighted<Estimate>>> estimates = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            double weight = recipe.mix(batch.get(i).profile()).firstPass();
            estimates.add(new ArrayList<>(
                    weight > 0 ? List.of(new Weighted<>(first.get(i).estimate(), weight)) : List.of()));
        }
        for (LandmarkNetwork network : networks) {
            List<Integer> owners = new ArrayList<>();
            List<Look> looks = new ArrayList<>();
            List<View> views = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                for (Look look : recipe.looks(batch.get(i).profile(), network)) {
                    owners.add(i);
                    looks.add(look);
                    views.add(look.at(first.get(i).next(network)));
                }
            }
            List<Estimate> answers = network.run(views);
            for (int k = 0; k < answers.size(); k++) {
                estimates
                        .get(owners.get(k))
                        .add(new Weighted<>(answers.get(k), looks.get(k).weight()));
            }
        }
        return estimates;
    }

    /** What lies beyond the picture cannot be seen. */
    private FaceShape shape(Estimate estimate, Picture picture) {
        List<Point> points = new ArrayList<>(estimate.points());
        PointMap.centreEyes(points);
        outline.shift(points, estimate.mesh());
        Landmarks landmarks = new Landmarks(points);
        Cues cues = estimate.cues();
        return new FaceShape(
                estimate.mesh(),
                landmarks,
                estimate.irises(),
                estimate.presence(),
                cues == null ? null : cues.within(landmarks, picture::contains));
    }
}
