package io.face106.stage.pose;

import io.face106.domain.HeadPose;
import io.face106.domain.Mesh;
import io.face106.stage.Stage;
import java.util.List;

/** Head pose from the mesh. */
public final class PoseStage implements Stage<Mesh, HeadPose> {

    /** Name of the method in answers. */
    public static final String METHOD = "mesh468-procrustes";

    private final Procrustes fit;

    public PoseStage(PoseOptions options) {
        this.fit = new Procrustes(CanonicalFace.load(), options.depthScale());
    }

    @Override
    public List<HeadPose> apply(List<Mesh> batch) {
        return batch.stream().map(fit::pose).toList();
    }
}
