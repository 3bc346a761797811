package io.face106.runtime.opencv;

import io.face106.bench.Scene;
import io.face106.domain.Point;
import io.face106.runtime.ModelSpec.Colour;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A turned square of a picture becomes the input of a landmark network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CropBenchmark {

    private static final int SIDE = 192;
    private static final double TURN = 0.1;

    /** Side of the square in the picture; the larger one is averaged first. */
    @Param({"250", "650"})
    public int square;

    private final ByteBuffer planes = ByteBuffer.allocateDirect(3 * SIDE * SIDE);
    private Picture picture;
    private Crop crop;
    private Mat pixels;
    private Mat matrix;
    private Mat square8;

    @Setup
    public void prepare() {
        picture = Scene.ONE.picture();
        pixels = Imgcodecs.imdecode(new MatOfByte(Scene.ONE.jpeg()), Imgcodecs.IMREAD_COLOR);
        crop = new Crop(new Point(700, 400), square, TURN, false);
        matrix = new Mat(2, 3, CvType.CV_64F);
        matrix.put(0, 0, crop.pixelMatrix(SIDE));
        square8 = new Mat();
    }

    /** Warp and colour planes. */
    @Benchmark
    public ByteBuffer stage() {
        picture.cropInto(planes, crop, SIDE, Colour.RGB);
        return planes;
    }

    /** The warp alone, without averaging. */
    @Benchmark
    public Mat kernel() {
        Imgproc.warpAffine(
                pixels, square8, matrix, new Size(SIDE, SIDE), Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP);
        return square8;
    }

    @TearDown
    public void close() {
        square8.release();
        matrix.release();
        pixels.release();
        picture.close();
    }
}
