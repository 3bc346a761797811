package io.face106.runtime.onnx;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;

/**
 * The libraries that ONNX Runtime's build for GPUs needs and does not bring. They are looked for first: it would unpack 583 MB,
 * which takes many seconds, before it found out, and would name only one of them.
 */
final class GpuLibraries {

    /** As its provider for CUDA 12 is linked. cuDNN is used if it is there. */
    static final List<String> CUDA =
            List.of("libcuda.so.1", "libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12", "libcurand.so.10");

    /** What its provider for TensorRT 10 needs beside those. */
    static final List<String> TENSORRT = List.of("libnvinfer.so.10", "libnvonnxparser.so.10", "libcudnn.so.9");

    private GpuLibraries() {}

    /** Those of some that the dynamic linker does not find; none on systems other than Linux, where they have other names. */
    static List<String> missing(List<String> names) {
        return Platform.isLinux() ? names.stream().filter(name -> !loads(name)).toList() : List.of();
    }

    private static boolean loads(String name) {
        try {
            NativeLibrary.getInstance(name);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
