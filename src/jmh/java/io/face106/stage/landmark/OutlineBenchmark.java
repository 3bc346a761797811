package io.face106.stage.landmark;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Point;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkNetwork.View;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The jaw of one face is moved to the visible outline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OutlineBenchmark {

    private final Outline outline = new Outline(true);
    private Estimate face;

    @Setup
    public void prepare() {
        try (Loaded networks = new Loaded();
                Picture picture = Scene.ONE.picture()) {
            View view = new View(picture, new Crop(new Point(700, 400), 600, 0.1, false));
            face = new MeshNetwork(networks.mesh, LandmarkOptions.MEASURED)
                    .run(List.of(view))
                    .get(0);
        }
    }

    @Benchmark
    public List<Point> stage() {
        List<Point> points = Outline.pushed(face.points(), face.mesh());
        outline.shift(points, face.mesh());
        return points;
    }
}
