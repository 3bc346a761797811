package io.face106.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What carries out the arithmetic. */
public enum Provider {
    /** CUDA if this build and this machine have it, else the CPU. */
    AUTO,
    CPU,
    CUDA,
    TENSORRT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The provider that will really run.
     *
     * @throws ModelException if it was asked for by name and is not there; the message names what is missing
     */
    Provider resolve(int device) {
        return switch (this) {
            case CPU -> CPU;
            case AUTO ->
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA) && problem(CUDA, device) == null
                        ? CUDA
                        : CPU;
            case CUDA, TENSORRT -> {
                require(device);
                yield this;
            }
        };
    }

    private void require(int device) {
        OrtProvider library = this == TENSORRT ? OrtProvider.TENSOR_RT : OrtProvider.CUDA;
        if (!OrtEnvironment.getAvailableProviders().contains(library)) {
            throw new ModelException("face106.runtime.provider=" + wireName()
                    + ", but this build holds the CPU libraries only; build it with: mvn -Pcuda package");
        }
        String problem = problem(this, device);
        if (problem != null) {
            throw new ModelException("face106.runtime.provider=" + wireName() + " cannot start on device " + device
                    + "; ONNX Runtime 1.29 needs an NVIDIA driver, CUDA 12 and, for tensorrt, TensorRT 10: " + problem);
        }
    }

    /** Only an attempt tells whether the driver and libraries are there: the library lists what it was built with. */
    private static @Nullable String problem(Provider provider, int device) {
        List<String> missing = new ArrayList<>(GpuLibraries.missing(GpuLibraries.CUDA));
        if (provider == TENSORRT) {
            missing.addAll(GpuLibraries.missing(GpuLibraries.TENSORRT));
        }
        if (!missing.isEmpty()) {
            return "the dynamic linker does not find " + String.join(", ", missing);
        }
        try (SessionOptions options = new SessionOptions()) {
            addCuda(options, device, GpuOptions.PLAIN);
            return null;
        } catch (OrtException e) {
            return e.getMessage();
        }
    }

    /** Makes a network's session run here. */
    void addTo(SessionOptions options, int device, GpuOptions gpu, ModelSpec spec) throws OrtException {
        if (this == TENSORRT) {
            try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(device)) {
                for (Map.Entry<String, String> option : gpu.tensorRt().of(spec).entrySet()) {
                    tensorRt.add(option.getKey(), option.getValue());
                }
                options.addTensorrt(tensorRt);
            }
        }
        if (onGpu()) {
            addCuda(options, device, gpu);
            // Patterns grow device memory without bound when several sessions alternate (onnxruntime #29351).
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.disable_cpu_ep_fallback", GpuOptions.flag(gpu.strict()));
        }
    }

    private static void addCuda(SessionOptions options, int device, GpuOptions gpu) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device)) {
            for (Map.Entry<String, String> option : gpu.cuda().entrySet()) {
                cuda.add(option.getKey(), option.getValue());
            }
            options.addCUDA(cuda);
        }
    }

    boolean onGpu() {
        return this == CUDA || this == TENSORRT;
    }
}
