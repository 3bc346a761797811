package io.face106.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.runtime.onnx.TensorRtOptions.Range;
import io.face106.testing.TestModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would be said to a GPU's providers; whether they understand it is seen on a machine that has one. */
class GpuOptionsTest {

    private static final Range RANGE = new Range(32, 32, 1280);

    @Test
    void cuda_is_told_of_shapes_that_vary_and_of_an_arena_that_takes_no_more_than_is_asked() {
        assertThat(GpuOptions.PLAIN.cuda())
                .isEqualTo(Map.of(
                        "cudnn_conv_algo_search", "HEURISTIC",
                        "arena_extend_strategy", "kSameAsRequested",
                        "use_tf32", "0",
                        "prefer_nhwc", "0",
                        "enable_cudnn", "1"));
    }

    @Test
    void every_switch_reaches_cuda() {
        GpuOptions options =
                new GpuOptions(2_000_000_000L, true, true, false, true, new TensorRtOptions("", false, RANGE));

        assertThat(options.cuda())
                .containsEntry("gpu_mem_limit", "2000000000")
                .containsEntry("use_tf32", "1")
                .containsEntry("prefer_nhwc", "1")
                .containsEntry("enable_cudnn", "0");
    }

    @Test
    void tensorrt_makes_its_engines_for_the_shapes_that_come() {
        Map<String, String> face = new TensorRtOptions("", false, RANGE)
                .of(TestModels.packWith("mesh").require("mesh"));
        Map<String, String> detector = new TensorRtOptions("", false, RANGE).of(TestModels.PACK.require("detector"));

        assertThat(face)
                .isEqualTo(Map.of(
                        "trt_fp16_enable", "0",
                        "trt_profile_min_shapes", "input:1x3x192x192",
                        "trt_profile_opt_shapes", "input:8x3x192x192",
                        "trt_profile_max_shapes", "input:32x3x192x192"));
        assertThat(detector)
                .containsEntry("trt_profile_min_shapes", "input:1x3x32x32")
                .containsEntry("trt_profile_opt_shapes", "input:8x3x656x656")
                .containsEntry("trt_profile_max_shapes", "input:32x3x1280x1280");
    }

    @Test
    void engines_are_kept_by_network_and_version_where_there_is_a_folder() {
        var spec = TestModels.packWith("mesh").require("mesh");

        assertThat(new TensorRtOptions("/var/engines", true, RANGE).of(spec))
                .containsEntry("trt_fp16_enable", "1")
                .containsEntry("trt_engine_cache_enable", "1")
                .containsEntry("trt_engine_cache_path", "/var/engines")
                .containsEntry("trt_engine_cache_prefix", spec.name() + "-" + spec.version())
                .containsEntry("trt_timing_cache_enable", "1")
                .containsEntry("trt_timing_cache_path", "/var/engines");
    }

    @Test
    void libraries_that_the_linker_does_not_find_are_named() {
        assertThat(GpuLibraries.missing(List.of("libc.so.6", "libnothere.so.9", "libnoreither.so.1")))
                .containsExactly("libnothere.so.9", "libnoreither.so.1");
    }

    @Test
    void several_devices_are_one_on_a_cpu() {
        assertThat(OnnxRuntime.open(Provider.CPU, List.of(0, 1), GpuOptions.PLAIN, 2))
                .singleElement()
                .satisfies(runtime -> assertThat(runtime.onGpu()).isFalse());
    }
}
