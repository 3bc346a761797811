package io.face106.app;

import io.face106.runtime.Model;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import java.util.Optional;

/**
 * The networks of a pack, loaded; owner of their native memory.
 *
 * @param detector finds faces
 * @param mesh the light one
 * @param attentionMesh the better one, if the pack has it
 */
record Networks(Model detector, Model mesh, Optional<Model> attentionMesh) implements AutoCloseable {

    /** @throws io.face106.runtime.ModelException if one is missing, damaged, or not what the stages need */
    static Networks load(ModelRuntime runtime, ModelPack pack) {
        ModelSpec detector = NetworkCheck.detector(pack.require("detector"));
        ModelSpec mesh = NetworkCheck.mesh(pack.require("mesh"));
        Optional<ModelSpec> attentionMesh = pack.find("attentionMesh").map(NetworkCheck::mesh);
        return new Networks(
                runtime.load(pack, detector),
                runtime.load(pack, mesh),
                attentionMesh.map(spec -> runtime.load(pack, spec)));
    }

    @Override
    public void close() {
        attentionMesh.ifPresent(Model::close);
        mesh.close();
        detector.close();
    }
}
