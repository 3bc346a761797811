package io.face106.stage.landmark;

import io.face106.domain.Detection;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.opencv.Crop;
import java.util.List;

/** One of MediaPipe's meshes: it knows points and presence. Its jaw is put on the visible outline of its vertices. */
final class MeshNetwork implements LandmarkNetwork {

    private static final int IRIS_VERTICES = 10;

    private final Batches batches;
    private final Framing framing;
    private final String vertices;
    private final boolean irises;

    MeshNetwork(Model model, LandmarkOptions options) {
        this.batches = new Batches(model, options.maxBatch());
        this.framing = new Framing(options.margin(), 0, options.margin());
        ModelSpec.Output output = model.spec().outputs().stream()
                .filter(o -> o.shape().size() == 3 && o.shape().get(1) >= Mesh.VERTICES)
                .findFirst()
                .orElseThrow(() -> new ModelException(model.spec().file() + " has no output with mesh vertices"));
        this.vertices = output.name();
        this.irises = output.shape().get(1) >= Mesh.VERTICES + IRIS_VERTICES;
    }

    @Override
    public Crop firstCrop(Detection detection) {
        return framing.around(detection);
    }

    /** By the outer eye corners of the mesh. */
    @Override
    public double tilt(Estimate earlier) {
        return earlier.mesh().eyeLineAngle();
    }

    /** Around the vertices. */
    @Override
    public Crop nextCrop(Estimate earlier, double angle) {
        return framing.around(earlier.mesh().points(), angle);
    }

    /** Masked faces read less on these networks without being none. */
    @Override
    public double leastPresence() {
        return 0.5;
    }

    @Override
    public List<Estimate> run(List<View> views) {
        return batches.run(views, this::read);
    }

    private Estimate read(Answer answer) {
        Mesh mesh = answer.mesh(vertices);
        List<Point> points = Outline.pushed(answer.points("landmarks106"), mesh);
        return new Estimate(mesh, points, irises, answer.probabilities("presence")[0], null);
    }
}
