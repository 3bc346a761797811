package io.face106.runtime.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network is run on a GPU: everything that is said to ONNX Runtime's providers for CUDA and TensorRT. Names and values are
 * those of https://onnxruntime.ai/docs/execution-providers/CUDA-ExecutionProvider.html.
 *
 * @param memory bytes of the GPU that one network's session may take for its arena; 0 = no bound
 * @param tf32 whether convolutions of float32 may round their factors to 10 bits of mantissa, on tensor cores (Ampere and later)
 * @param nhwc whether convolutions get their data channels last, as tensor cores want it
 * @param cudnn whether cuDNN is used, if it is there; without it ONNX Runtime's own kernels run
 * @param strict whether a network any part of which the GPU cannot run ends the start
 * @param tensorRt for the provider of that name
 */
public record GpuOptions(
        long memory, boolean tf32, boolean nhwc, boolean cudnn, boolean strict, TensorRtOptions tensorRt) {

    /** No bound, nothing rounded, nothing kept. */
    public static final GpuOptions PLAIN = new GpuOptions(
            0, false, false, true, false, new TensorRtOptions("", false, new TensorRtOptions.Range(32, 32, 1280)));

    /** Options of the CUDA provider. */
    Map<String, String> cuda() {
        Map<String, String> options = new LinkedHashMap<>();
        // Shapes vary: without HEURISTIC every new one is searched for its fastest kernels, half a second each.
        options.put("cudnn_conv_algo_search", "HEURISTIC");
        // The largest batch is run first, at the start: what it takes is what the arena keeps, and not the next power
        // of two.
        options.put("arena_extend_strategy", "kSameAsRequested");
        options.put("use_tf32", flag(tf32));
        options.put("prefer_nhwc", flag(nhwc));
        options.put("enable_cudnn", flag(cudnn));
        if (memory > 0) {
            options.put("gpu_mem_limit", Long.toString(memory));
        }
        return options;
    }

    static String flag(boolean on) {
        return on ? "1" : "0";
    }
}
