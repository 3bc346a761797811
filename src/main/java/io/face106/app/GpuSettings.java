package io.face106.app;

import io.face106.runtime.onnx.GpuOptions;
import io.face106.runtime.onnx.TensorRtOptions;
import org.springframework.util.unit.DataSize;

/** Under {@code face106.runtime.gpu}: how CUDA and TensorRT run the networks. */
record GpuSettings(DataSize memory, boolean tf32, boolean nhwc, boolean cudnn, boolean strict, TensorRt tensorrt) {

    private static final long MOST_BYTES = 1L << 40;

    GpuSettings {
        Need.set("runtime.gpu.memory", memory);
        Need.between("runtime.gpu.memory", memory.toBytes(), 0, MOST_BYTES);
        Need.set("runtime.gpu.tensorrt", tensorrt);
    }

    /** For {@code provider: tensorrt}. */
    record TensorRt(String cache, boolean fp16) {}

    /** @param range of inputs' shapes that TensorRT makes its engines for */
    GpuOptions toOptions(TensorRtOptions.Range range) {
        return new GpuOptions(
                memory.toBytes(),
                tf32,
                nhwc,
                cudnn,
                strict,
                new TensorRtOptions(tensorrt.cache(), tensorrt.fp16(), range));
    }
}
