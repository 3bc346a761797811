package io.face106.stage.landmark;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.FaceShape;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import java.util.Collections;
import java.util.List;
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

/** All of the stage for a face or for eight at once: one look of the face network each (fast), two (balanced), five and four of meshes (accurate). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LandmarkBenchmark {

    @Param
    public Profile profile;

    @Param({"1", "8"})
    public int faces;

    private Loaded networks;
    private Picture picture;
    private LandmarkStage landmark;
    private List<LandmarkInput> batch;

    @Setup
    public void prepare() {
        networks = new Loaded();
        picture = Scene.ONE.picture();
        landmark = new LandmarkStage(networks.landmark(), LandmarkOptions.MEASURED);
        // Scene.ONE shows the fixture 3.125 times as large.
        Box box = new Box(562, 200, 281, 356);
        List<Point> points = List.of(
                new Point(636, 321),
                new Point(769, 323),
                new Point(691, 392),
                new Point(638, 447),
                new Point(753, 450));
        batch = Collections.nCopies(faces, new LandmarkInput(picture, new Detection(box, 0.9, points, true), profile));
    }

    @Benchmark
    public List<FaceShape> stage() {
        return landmark.apply(batch);
    }

    @TearDown
    public void close() {
        picture.close();
        networks.close();
    }
}
