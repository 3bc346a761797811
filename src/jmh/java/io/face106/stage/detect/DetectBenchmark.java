package io.face106.stage.detect;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import java.util.List;
import java.util.Optional;
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

/** The first canvas of a profile's plan, on pictures as the load tests have them: scaling, networks, reading their rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectBenchmark {

    private static final double SCORE = 0.6;
    private static final int MIN_FACE = 40;

    @Param
    public Scene scene;

    @Param
    public Profile profile;

    private Loaded networks;
    private Picture picture;
    private DetectStage proposed;
    private DetectStage whole;

    @Setup
    public void prepare() {
        networks = new Loaded();
        picture = scene.picture();
        proposed = new DetectStage(networks.detector, Optional.of(networks.proposals), DetectOptions.MEASURED);
        whole = new DetectStage(networks.detector, Optional.empty(), DetectOptions.MEASURED);
    }

    /** As with the pack default. */
    @Benchmark
    public List<Detections> stage() {
        return detect(proposed);
    }

    /** As with a pack that has no network for proposals. */
    @Benchmark
    public List<Detections> withoutProposals() {
        return detect(whole);
    }

    private List<Detections> detect(DetectStage stage) {
        Canvas first =
                stage.plan(picture.width(), picture.height(), MIN_FACE, profile).get(0);
        return stage.apply(List.of(new DetectInput(picture, first, SCORE)));
    }

    @TearDown
    public void close() {
        picture.close();
        networks.close();
    }
}
