package io.face106.app;

import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import io.face106.stage.landmark.LandmarkModels;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks of a pack, loaded; owner of their native memory.
 *
 * @param detector finds faces
 * @param proposals tells where they may be, so that the detector need not see everything
 * @param landmark measure them: of the pack's roles face, mesh and attentionMesh, one of the first two at least
 */
record Networks(Model detector, Optional<Model> proposals, LandmarkModels landmark) implements AutoCloseable {

    /** @throws ModelException if one is missing, damaged, or not what the stages need */
    static Networks load(ModelRuntime runtime, ModelPack pack) {
        ModelSpec detector = NetworkCheck.detector(pack.require("detector"));
        Optional<ModelSpec> proposals = pack.find("proposals").map(NetworkCheck::proposals);
        Optional<ModelSpec> face = pack.find("face").map(NetworkCheck::face);
        Optional<ModelSpec> mesh = pack.find("mesh").map(NetworkCheck::mesh);
        Optional<ModelSpec> attentionMesh = pack.find("attentionMesh").map(NetworkCheck::mesh);
        if (face.isEmpty() && mesh.isEmpty()) {
            throw new ModelException("pack '" + pack.name() + "' has a model neither for face nor for mesh, it has "
                    + pack.models().keySet());
        }
        return new Networks(
                runtime.load(pack, detector),
                proposals.map(spec -> runtime.load(pack, spec)),
                new LandmarkModels(
                        face.map(spec -> runtime.load(pack, spec)),
                        mesh.map(spec -> runtime.load(pack, spec)),
                        attentionMesh.map(spec -> runtime.load(pack, spec))));
    }

    /** Whether the network runs that tells all of a face: visibility and the states of eyes and mouth, too. */
    boolean hasFace() {
        return landmark.face().isPresent();
    }

    /** Whether pupils are seen as irises. */
    boolean irises(Profile profile) {
        return hasFace() || (landmark.attentionMesh().isPresent() && profile != Profile.FAST);
    }

    @Override
    public void close() {
        Stream.of(landmark.attentionMesh(), landmark.mesh(), landmark.face(), proposals)
                .flatMap(Optional::stream)
                .forEach(Model::close);
        detector.close();
    }
}
