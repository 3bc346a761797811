package io.face106.pipeline;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.pipeline.StagedFaceAnalyzer.Stages;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageLimits;
import io.face106.stage.detect.DetectOptions;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.landmark.LandmarkOptions;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.occlusion.OcclusionStage;
import io.face106.stage.pose.PoseOptions;
import io.face106.stage.pose.PoseStage;
import io.face106.stage.quality.QualityOptions;
import io.face106.stage.quality.QualityStage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The whole path without HTTP: a picture's bytes in, its faces out, with the service's default options. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnalyzerBenchmark {

    private static final int MIN_FACE = 40;
    private static final int FACES = 100;
    private static final double SCORE = 0.6;

    @Param
    public Profile profile;

    @Param
    public Scene scene;

    private Loaded networks;
    private FaceAnalyzer analyzer;
    private AnalysisOptions options;
    private byte[] jpeg;

    @Setup
    public void prepare() {
        networks = new Loaded();
        analyzer = new StagedFaceAnalyzer(
                new ImageLimits(48, 8192, 50_000_000, 16 << 20),
                new Admission(200_000_000, 1, Duration.ofSeconds(10)),
                new Stages(
                        new DecodeStage(),
                        new DetectStage(networks.detector, Optional.of(networks.proposals), DetectOptions.MEASURED),
                        new LandmarkStage(networks.landmark(), LandmarkOptions.MEASURED),
                        new OcclusionStage(),
                        new PoseStage(PoseOptions.CHOSEN),
                        new QualityStage(QualityOptions.STATED)));
        options =
                new AnalysisOptions(profile, MIN_FACE, FACES, FACES, SCORE, Set.of(StageName.LANDMARK, StageName.POSE));
        jpeg = scene.jpeg();
        int found = analyzer.analyze(jpeg, options).faces().size();
        if (found != scene.faces()) {
            throw new IllegalStateException(scene + ": " + found + " faces found, " + scene.faces() + " expected");
        }
    }

    @Benchmark
    public Analysis stage() {
        return analyzer.analyze(jpeg, options);
    }

    @TearDown
    public void close() {
        networks.close();
    }
}
