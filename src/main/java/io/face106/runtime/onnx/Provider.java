package io.face106.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import io.face106.runtime.ModelException;
import java.util.Locale;

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
            case AUTO -> available(CUDA, device) ? CUDA : CPU;
            case CUDA, TENSORRT -> {
                requireBuild();
                probe(this, device);
                yield this;
            }
        };
    }

    private static boolean available(Provider provider, int device) {
        if (!provider.inBuild()) {
            return false;
        }
        try {
            probe(provider, device);
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    private boolean inBuild() {
        OrtProvider library = this == TENSORRT ? OrtProvider.TENSOR_RT : OrtProvider.CUDA;
        return OrtEnvironment.getAvailableProviders().contains(library);
    }

    private void requireBuild() {
        if (!inBuild()) {
            throw new ModelException("face106.runtime.provider=" + wireName()
                    + ", but this build holds the CPU libraries only; build it with: mvn -Pcuda package");
        }
    }

    /** Only an attempt tells whether the driver and libraries are there: the library lists what it was built with. */
    private static void probe(Provider provider, int device) {
        try (SessionOptions options = new SessionOptions()) {
            provider.addTo(options, device);
        } catch (OrtException e) {
            throw new ModelException(
                    "face106.runtime.provider=" + provider.wireName() + " cannot start on device " + device
                            + "; ONNX Runtime 1.29 needs an NVIDIA driver, CUDA 12 and, for tensorrt, TensorRT 10: "
                            + e.getMessage(),
                    e);
        }
    }

    void addTo(SessionOptions options, int device) throws OrtException {
        if (this == TENSORRT) {
            try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(device)) {
                options.addTensorrt(tensorRt);
            }
        }
        if (this == CUDA || this == TENSORRT) {
            // Shapes vary: without HEURISTIC every new one is searched for its fastest kernels, half a second each.
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device)) {
                cuda.add("cudnn_conv_algo_search", "HEURISTIC");
                options.addCUDA(cuda);
            }
            // Patterns grow device memory without bound when several sessions alternate (onnxruntime #29351).
            options.setMemoryPatternOptimization(false);
        }
    }

    boolean onGpu() {
        return this == CUDA || this == TENSORRT;
    }
}
