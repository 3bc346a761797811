package io.face106.stage.quality;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkInput;
import io.face106.stage.landmark.LandmarkOptions;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.pose.PoseOptions;
import io.face106.stage.pose.PoseStage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Quality of one face of about 300 pixels: larger than the patch it is judged on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QualityBenchmark {

    private final QualityStage quality = new QualityStage(QualityOptions.STATED);
    private Picture picture;
    private QualityInput face;

    @Setup
    public void prepare() {
        picture = Scene.ONE.picture();
        try (Loaded networks = new Loaded()) {
            LandmarkStage landmark = new LandmarkStage(networks.landmark(), LandmarkOptions.MEASURED);
            Point middle = new Point(700, 400);
            Detection found = new Detection(
                    new Box(500, 200, 400, 400),
                    1,
                    List.of(new Point(600, 350), new Point(800, 350), middle, new Point(600, 500), new Point(800, 500)),
                    true);
            FaceShape shape = landmark.apply(List.of(new LandmarkInput(picture, found, Profile.FAST)))
                    .get(0);
            HeadPose pose =
                    new PoseStage(PoseOptions.CHOSEN).apply(List.of(shape)).get(0);
            face = new QualityInput(picture, shape, pose);
        }
    }

    @Benchmark
    public List<FaceQuality> stage() {
        return quality.apply(List.of(face));
    }

    @TearDown
    public void close() {
        picture.close();
    }
}
