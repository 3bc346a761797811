package io.face106.app;

import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import io.face106.stage.landmark.LandmarkModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The networks of a pack, loaded or about to be; owner of their native memory.
 *
 * @param detector finds faces
 * @param proposals tells where they may be, so that the detector need not see everything: of role proposalsInt8 on a CPU,
 *     else of role proposals
 * @param landmark measure them: of the pack's roles face, faceInt8, mesh and attentionMesh, face or mesh at least
 * @param loaded done when all of them are
 */
record Networks(Model detector, Optional<Model> proposals, LandmarkModels landmark, CompletableFuture<Void> loaded)
        implements AutoCloseable {

    /**
     * Has them loaded side by side while the caller goes on; {@link #await()} tells how that ended.
     *
     * @throws ModelException if the manifest names none for a role, or one that the stages cannot use
     */
    static Networks begin(ModelRuntime runtime, ModelPack pack) {
        ModelSpec detector = NetworkCheck.detector(pack.require("detector"));
        Optional<ModelSpec> proposals = quantised(runtime, pack, "proposalsInt8")
                .or(() -> pack.find("proposals"))
                .map(NetworkCheck::proposals);
        Optional<ModelSpec> face = pack.find("face").map(NetworkCheck::face);
        Optional<ModelSpec> faceInt8 = quantised(runtime, pack, "faceInt8").map(NetworkCheck::face);
        Optional<ModelSpec> mesh = pack.find("mesh").map(NetworkCheck::mesh);
        Optional<ModelSpec> attentionMesh = pack.find("attentionMesh").map(NetworkCheck::mesh);
        if (face.isEmpty() && mesh.isEmpty()) {
            throw new ModelException("pack '" + pack.name() + "' has a model neither for face nor for mesh, it has "
                    + pack.models().keySet());
        }
        List<CompletableFuture<Model>> all = new ArrayList<>();
        Function<ModelSpec, Model> load = spec -> {
            CompletableFuture<Model> model =
                    CompletableFuture.supplyAsync(() -> runtime.load(pack, spec), Background.THREADS);
            all.add(model);
            return new LoadingModel(spec, model);
        };
        Model loading = load.apply(detector);
        Optional<Model> proposing = proposals.map(load);
        LandmarkModels landmark =
                new LandmarkModels(face.map(load), faceInt8.map(load), mesh.map(load), attentionMesh.map(load));
        return new Networks(
                loading, proposing, landmark, CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    }

    /** On a GPU a quantised graph runs in many small kernels and is the slower one. */
    private static Optional<ModelSpec> quantised(ModelRuntime runtime, ModelPack pack, String role) {
        return runtime.provider().equals("cpu") ? pack.find(role) : Optional.empty();
    }

    /**
     * The same, once every network is loaded.
     *
     * @throws ModelException if one is missing, damaged, or not what the manifest says; none is left loaded then
     */
    Networks await() {
        try {
            Background.join(loaded);
            return this;
        } catch (ModelException e) {
            close();
            throw e;
        }
    }

    /** Whether the network runs that tells all of a face: visibility and the states of eyes and mouth, too. */
    boolean hasFace() {
        return landmark.face().isPresent();
    }

    /** Whether pupils are seen as irises. */
    boolean irises(Profile profile) {
        return hasFace() || (landmark.attentionMesh().isPresent() && profile != Profile.FAST);
    }

    /** Whether a model of the pack is one of them: the other precision of a network may be for another provider. */
    boolean run(ModelSpec spec) {
        return all().anyMatch(model -> model.spec().equals(spec));
    }

    private Stream<Model> all() {
        return Stream.of(
                        landmark.attentionMesh(),
                        landmark.mesh(),
                        landmark.faceInt8(),
                        landmark.face(),
                        proposals,
                        Optional.of(detector))
                .flatMap(Optional::stream);
    }

    @Override
    public void close() {
        all().forEach(Model::close);
    }
}
