package io.face106.stage.pose;

import io.face106.domain.HeadPose;
import io.face106.domain.Mesh;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Head pose of one face. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PoseBenchmark {

    private final PoseStage pose = new PoseStage(PoseOptions.MEASURED);
    private final Mesh face = CanonicalFace.load();

    @Benchmark
    public List<HeadPose> stage() {
        return pose.apply(List.of(face));
    }
}
