package io.face106.stage.landmark;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.domain.Point;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkNetwork.View;
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

/** One pass of a landmark network over a batch of faces. Time is that of the batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NetworkBenchmark {

    private static final Crop CROP = new Crop(new Point(700, 400), 600, 0.1, false);

    /** Those of the shipped packs. */
    public enum Network {
        FACE,
        FACE_INT8,
        LIGHT,
        ATTENTION
    }

    @Param
    public Network network;

    @Param({"1", "8"})
    public int batch;

    private Loaded networks;
    private Picture picture;
    private LandmarkNetwork shown;
    private List<View> views;
    private ModelRun run;

    @Setup
    public void prepare() {
        networks = new Loaded();
        picture = Scene.ONE.picture();
        Model model = switch (network) {
            case FACE -> networks.face;
            case FACE_INT8 -> networks.faceInt8;
            case LIGHT -> networks.mesh;
            case ATTENTION -> networks.attentionMesh;
        };
        LandmarkOptions options = new LandmarkOptions(LandmarkOptions.MEASURED.margin(), true, batch);
        shown = network.name().startsWith("FACE") ? new FaceNetwork(model, options) : new MeshNetwork(model, options);
        views = Collections.nCopies(batch, new View(picture, CROP));
        ModelSpec.Input input = model.spec().input();
        run = model.prepare(batch, 3, input.side(), input.side());
        for (int i = 0; i < batch; i++) {
            picture.cropInto(run.input().entry(i), CROP, input.side(), input.colour());
        }
    }

    /** Crops, network, points and vertices back in the picture. */
    @Benchmark
    public List<Estimate> stage() {
        return shown.run(views);
    }

    /** The network alone. */
    @Benchmark
    public void kernel() {
        run.execute();
    }

    @TearDown
    public void close() {
        run.close();
        picture.close();
        networks.close();
    }
}
