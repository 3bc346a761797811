package io.face106.stage.detect;

import io.face106.bench.Loaded;
import io.face106.bench.Scene;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.opencv.Picture;
import io.face106.runtime.opencv.Placement;
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

/** A picture of 1600 x 900 on canvases of several sizes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectBenchmark {

    private static final double SCORE = 0.6;

    @Param({"320x320", "640x480", "1280x736"})
    public String canvas;

    private Loaded networks;
    private Picture picture;
    private DetectStage stage;
    private DetectInput question;
    private ModelRun run;

    @Setup
    public void prepare() {
        networks = new Loaded();
        picture = Scene.ONE.picture();
        String[] sides = canvas.split("x", -1);
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        Placement placement = new Placement(width, height, 0, 0, width, height);
        double scaleX = (double) width / picture.width();
        double scaleY = (double) height / picture.height();
        double unsure = DetectOptions.MEASURED.scores().unsure();
        question = new DetectInput(picture, new Canvas(placement, scaleX, scaleY, unsure), SCORE);
        stage = new DetectStage(networks.detector, DetectOptions.MEASURED);
        ModelSpec.Input input = networks.detector.spec().input();
        run = networks.detector.prepare(1, 3, height, width);
        picture.scaleInto(run.input().entry(0), placement, input.colour());
    }

    /** Scaling, network, reading its rows, second looks where it is unsure. */
    @Benchmark
    public List<Detections> stage() {
        return stage.apply(List.of(question));
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
