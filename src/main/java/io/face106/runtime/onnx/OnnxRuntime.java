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
import java.util.concurrent.atomic.AtomicLong;

/** Loads models into ONNX Runtime sessions. */
public final class OnnxRuntime implements ModelRuntime {

    private final OrtEnvironment environment;
    private final Provider provider;
    private final int device;
    private final int workers;
    private final AtomicLong tensorsAlive = new AtomicLong();

    /**
     * @param provider what to run on; resolved at once
     * @param device number of the GPU, ignored on the CPU
     * @param workers runs of one model that may be under way together
     * @throws ModelException if the provider is not there
     */
    public OnnxRuntime(Provider provider, int device, int workers) {
        CLibrary.prepare();
        this.environment = NativeEnvironment.get();
        this.provider = provider.resolve(device);
        this.device = device;
        // One stream and one thread per session on a GPU: calls that hop threads grow its memory.
        this.workers = this.provider.onGpu() ? 1 : workers;
    }

    @Override
    public Model load(ModelPack pack, ModelSpec spec) {
        byte[] file = pack.bytes(spec);
        try (SessionOptions options = options()) {
            OrtSession session = environment.createSession(file, options);
            try {
                TensorCheck.require(session, spec);
            } catch (RuntimeException | OrtException e) {
                session.close();
                throw e;
            }
            return new OnnxModel(environment, session, spec, workers, provider.onGpu(), tensorsAlive);
        } catch (OrtException e) {
            throw new ModelException(spec.file() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        provider.addTo(options, device);
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
