package io.face106.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.face106.runtime.CLibrary;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Loads models into ONNX Runtime sessions. */
public final class OnnxRuntime implements ModelRuntime {

    private final OrtEnvironment environment;
    private final Provider provider;
    private final int device;
    private final GpuOptions gpu;
    private final int workers;
    private final AtomicLong tensorsAlive = new AtomicLong();

    /**
     * @param provider what to run on; resolved at once
     * @param device number of the GPU, ignored on the CPU
     * @param workers runs of one model that may be under way together, ignored on a GPU
     * @throws ModelException if the provider is not there
     */
    public OnnxRuntime(Provider provider, int device, int workers) {
        this(provider, device, GpuOptions.PLAIN, workers);
    }

    private OnnxRuntime(Provider provider, int device, GpuOptions gpu, int workers) {
        CLibrary.prepare();
        this.environment = NativeEnvironment.get();
        this.provider = provider.resolve(device);
        this.device = device;
        this.gpu = gpu;
        // One stream and one thread per session on a GPU: a lane's owner.
        this.workers = this.provider.onGpu() ? 1 : workers;
    }

    /**
     * One for each device, or one alone if it turns out to be the CPU that runs.
     *
     * @param devices numbers of GPUs
     * @param workers runs of one model that may be under way together, on the CPU
     * @throws ModelException if the provider is not there
     */
    public static List<OnnxRuntime> open(Provider provider, List<Integer> devices, GpuOptions gpu, int workers) {
        OnnxRuntime first = new OnnxRuntime(provider, devices.get(0), gpu, workers);
        List<OnnxRuntime> all = new ArrayList<>(List.of(first));
        if (first.onGpu()) {
            // The first one decided what auto means; the others must have it, too.
            devices.stream()
                    .skip(1)
                    .map(device -> new OnnxRuntime(first.provider, device, gpu, workers))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Whether networks run on a GPU, where one thread at a time, and always the same, may run each session. */
    public boolean onGpu() {
        return provider.onGpu();
    }

    @Override
    public Model load(ModelPack pack, ModelSpec spec) {
        byte[] file = pack.bytes(spec);
        try (SessionOptions options = options(spec)) {
            OrtSession session = environment.createSession(file, options);
            try {
                TensorCheck.require(session, spec);
            } catch (RuntimeException | OrtException e) {
                session.close();
                throw e;
            }
            return new OnnxModel(environment, session, spec, workers, tensorsAlive);
        } catch (OrtException e) {
            throw new ModelException(spec.file() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private SessionOptions options(ModelSpec spec) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        provider.addTo(options, device, gpu, spec);
        return options;
    }

    @Override
    public String provider() {
        return provider.wireName();
    }

    @Override
    public long tensorsAlive() {
        return tensorsAlive.get();
    }
}
