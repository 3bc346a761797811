package io.face106.stage.decode;

import io.face106.bench.Scene;
import io.face106.domain.ImageInfo;
import io.face106.runtime.opencv.Picture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From bytes to pixels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {

    @Param({"ONE_SMALL", "ONE"})
    public Scene scene;

    private final DecodeStage stage = new DecodeStage();
    private byte[] jpeg;
    private MatOfByte stored;
    private ImageInfo info;

    @Setup
    public void prepare() {
        jpeg = scene.jpeg();
        stored = new MatOfByte(jpeg);
        info = ImageHeader.read(jpeg);
    }

    @Benchmark
    public ImageInfo header() {
        return ImageHeader.read(jpeg);
    }

    @Benchmark
    public int stage() {
        try (Picture picture =
                stage.apply(List.of(new StoredPicture(jpeg, info))).get(0)) {
            return picture.width();
        }
    }

    /** The codec alone. */
    @Benchmark
    public int kernel() {
        Mat pixels = Imgcodecs.imdecode(stored, Imgcodecs.IMREAD_COLOR_BGR);
        int width = pixels.cols();
        pixels.release();
        return width;
    }
}
