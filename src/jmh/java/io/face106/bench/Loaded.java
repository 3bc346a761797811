package io.face106.bench;

import io.face106.runtime.Model;
import io.face106.runtime.ModelPack;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.Provider;
import io.face106.stage.landmark.LandmarkModels;
import java.util.Optional;

/** The shipped networks on the CPU. */
public final class Loaded implements AutoCloseable {

    /** One that a benchmark keeps filled, one for the stage. */
    private static final int RUNS = 2;

    private final ModelPack pack = ModelPack.open("classpath:models", "default");
    private final OnnxRuntime runtime = new OnnxRuntime(Provider.CPU, 0, RUNS);

    public final Model detector = model("detector");
    public final Model proposals = model("proposalsInt8");
    public final Model face = model("face");
    public final Model faceInt8 = model("faceInt8");
    public final Model mesh = model("mesh");
    public final Model attentionMesh = model("attentionMesh");

    private Model model(String role) {
        return runtime.load(pack, pack.require(role));
    }

    /** As the service has them with the pack {@code default}. */
    public LandmarkModels landmark() {
        return new LandmarkModels(
                Optional.of(face), Optional.of(faceInt8), Optional.of(mesh), Optional.of(attentionMesh));
    }

    @Override
    public void close() {
        attentionMesh.close();
        mesh.close();
        faceInt8.close();
        face.close();
        proposals.close();
        detector.close();
    }
}
