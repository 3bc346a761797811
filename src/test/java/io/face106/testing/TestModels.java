package io.face106.testing;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.pipeline.Admission;
import io.face106.pipeline.StagedFaceAnalyzer;
import io.face106.pipeline.StagedFaceAnalyzer.Stages;
import io.face106.runtime.Model;
import io.face106.runtime.ModelPack;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.Provider;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageLimits;
import io.face106.stage.detect.DetectOptions;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.landmark.LandmarkModels;
import io.face106.stage.landmark.LandmarkOptions;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.occlusion.OcclusionStage;
import io.face106.stage.pose.PoseOptions;
import io.face106.stage.pose.PoseStage;
import io.face106.stage.quality.QualityOptions;
import io.face106.stage.quality.QualityStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped packs on the CPU, each network loaded once for all tests. They are never closed: the process ends. */
public final class TestModels {

    public static final ModelPack PACK = ModelPack.open("classpath:models", "default");
    public static final ModelPack MESHES = ModelPack.open("classpath:models", "meshes");

    /** Names of the packs of both kinds of networks, for what holds whichever looks. */
    public static final List<String> PACKS = List.of("default", "meshes");

    private static final OnnxRuntime RUNTIME = new OnnxRuntime(Provider.CPU, 0, 2);
    private static final Map<String, Model> LOADED = new ConcurrentHashMap<>();

    private TestModels() {}

    /**
     * The network with a role: {@code detector}, {@code proposals}, {@code proposalsInt8}, {@code face}, {@code faceInt8}, {@code mesh} or
     * {@code attentionMesh}.
     */
    public static Model model(String role) {
        return LOADED.computeIfAbsent(
                role, r -> RUNTIME.load(packWith(r), packWith(r).require(r)));
    }

    /** The pack whose manifest entry and file a role has. */
    public static ModelPack packWith(String role) {
        return PACK.find(role).isPresent() ? PACK : MESHES;
    }

    public static DetectStage detectStage() {
        return new DetectStage(model("detector"), Optional.of(model("proposalsInt8")), DetectOptions.MEASURED);
    }

    /** As with packs that have no network for proposals. */
    public static DetectStage wholeDetectStage() {
        return new DetectStage(model("detector"), Optional.empty(), DetectOptions.MEASURED);
    }

    /** As with the pack {@code default}: the face network, in 8 bits for first looks. */
    public static LandmarkModels face() {
        return new LandmarkModels(
                Optional.of(model("face")), Optional.of(model("faceInt8")), Optional.empty(), Optional.empty());
    }

    /** As with the pack {@code meshes}. */
    public static LandmarkModels meshes() {
        return new LandmarkModels(
                Optional.empty(), Optional.empty(), Optional.of(model("mesh")), Optional.of(model("attentionMesh")));
    }

    /** As with the pack {@code light}: one mesh. */
    public static LandmarkModels light() {
        return new LandmarkModels(Optional.empty(), Optional.empty(), Optional.of(model("mesh")), Optional.empty());
    }

    /** As with the pack of that name. */
    public static LandmarkModels pack(String name) {
        return switch (name) {
            case "default" -> face();
            case "meshes" -> meshes();
            case "light" -> light();
            default -> throw new IllegalArgumentException(name);
        };
    }

    public static Stages stages() {
        return stages(face());
    }

    public static Stages stages(LandmarkModels models) {
        return new Stages(
                new DecodeStage(),
                models.face().isPresent() ? detectStage() : wholeDetectStage(),
                new LandmarkStage(models, LandmarkOptions.MEASURED),
                new OcclusionStage(),
                new PoseStage(PoseOptions.CHOSEN),
                new QualityStage(QualityOptions.STATED));
    }

    /** The whole pipeline with the limits of the service's defaults and room for a few pictures. */
    public static StagedFaceAnalyzer analyzer() {
        return analyzer(face());
    }

    public static StagedFaceAnalyzer analyzer(LandmarkModels models) {
        return new StagedFaceAnalyzer(
                new ImageLimits(48, 8192, 50_000_000, 16 << 20),
                new Admission(600_000_000, 2, Duration.ofMinutes(5)),
                stages(models));
    }

    /** What the service does when a request does not say. */
    public static AnalysisOptions options(Profile profile) {
        return new AnalysisOptions(profile, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
    }
}
