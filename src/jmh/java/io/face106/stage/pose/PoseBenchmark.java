package io.face106.stage.pose;

import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.Collections;
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

    private final PoseStage pose = new PoseStage(PoseOptions.CHOSEN);
    private final FaceShape face = new FaceShape(
            CanonicalFace.load(), new Landmarks(Collections.nCopies(Landmark.COUNT, new Point(0, 0))), true, 1);

    @Benchmark
    public List<HeadPose> stage() {
        return pose.apply(List.of(face));
    }
}
