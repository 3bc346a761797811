package io.face106.app;

import io.face106.runtime.Model;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import java.util.Optional;

/**
 * The networks of a pack, loaded; owner of their native memory.
 *
 * @param detector finds faces
 * @param mesh the light one
 * @param attentionMesh the better one, if the pack has it
 */
record Networks(Model detector, Model mesh, Optional<Model> attentionMesh) implements AutoCloseable {

    static Networks load(ModelRuntime runtime, ModelPack pack) {
        return new Networks(
                runtime.load(pack, pack.require("detector")),
                runtime.load(pack, pack.require("mesh")),
                pack.find("attentionMesh").map(spec -> runtime.load(pack, spec)));
    }

    @Override
    public void close() {
        attentionMesh.ifPresent(Model::close);
        mesh.close();
        detector.close();
    }
}
