package io.face106.runtime.onnx;

import io.face106.runtime.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What TensorRT is told. It builds an engine for each network, which takes minutes; names and values are those of
 * https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html.
 *
 * @param cache folder that keeps engines and timings from one start to the next; empty = none is kept
 * @param fp16 whether layers may run in half precision
 * @param range shapes that the engines are made for; another one would build them anew, in the middle of a request
 */
public record TensorRtOptions(String cache, boolean fp16, Range range) {

    private static final long FREE = -1;

    /**
     * Shapes of inputs.
     *
     * @param largestBatch rows
     * @param smallestSide pixels of an input whose size is free
     * @param largestSide pixels of the same
     */
    public record Range(int largestBatch, int smallestSide, int largestSide) {}

    /** Options for one network. */
    Map<String, String> of(ModelSpec spec) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("trt_fp16_enable", GpuOptions.flag(fp16));
        if (!cache.isEmpty()) {
            options.put("trt_engine_cache_enable", "1");
            options.put("trt_engine_cache_path", cache);
            options.put("trt_engine_cache_prefix", spec.name() + "-" + spec.version());
            options.put("trt_timing_cache_enable", "1");
            options.put("trt_timing_cache_path", cache);
        }
        int middle = (range.smallestSide() + range.largestSide()) / 2;
        options.put("trt_profile_min_shapes", shape(spec, 1, range.smallestSide()));
        options.put("trt_profile_opt_shapes", shape(spec, Math.max(1, range.largestBatch() / 4), middle));
        options.put("trt_profile_max_shapes", shape(spec, range.largestBatch(), range.largestSide()));
        return options;
    }

    /** As TensorRT writes it: {@code input:8x3x192x192}. */
    private static String shape(ModelSpec spec, int batch, int side) {
        List<Long> shape = spec.input().shape();
        String rest = shape.stream()
                .skip(1)
                .map(length -> Long.toString(length == FREE ? side : length))
                .collect(Collectors.joining("x"));
        long rows = shape.get(0) == FREE ? batch : shape.get(0);
        return spec.input().name() + ":" + rows + "x" + rest;
    }
}
