package io.face106.stage.pose;

import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.stage.Stage;
import java.util.List;

/** Head pose from the mesh, where it can be seen. */
public final class PoseStage implements Stage<FaceShape, HeadPose> {

    /** Name of the method in answers. */
    public static final String METHOD = "mesh468-procrustes";

    private final Procrustes fit;
    private final VertexWeights weights;

    public PoseStage(PoseOptions options) {
        this.fit = new Procrustes(CanonicalFace.load(), options.depthScale());
        this.weights = new VertexWeights(options.leastWeight());
    }

    @Override
    public List<HeadPose> apply(List<FaceShape> batch) {
        return batch.stream()
                .map(shape -> fit.pose(shape.mesh(), weights.of(shape.cues())))
                .toList();
    }
}
