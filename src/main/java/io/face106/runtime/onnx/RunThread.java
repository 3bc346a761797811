package io.face106.runtime.onnx;

import ai.onnxruntime.OrtException;
import io.face106.runtime.ModelException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Which thread enters the native library: the caller's on a CPU, always the same one on a GPU. */
final class RunThread {

    /** Something that calls the library. */
    interface NativeCall {
        void run() throws OrtException;
    }

    private final @Nullable ExecutorService own;

    private RunThread(@Nullable ExecutorService own) {
        this.own = own;
    }

    static RunThread callers() {
        return new RunThread(null);
    }

    static RunThread own(String model) {
        return new RunThread(Executors.newSingleThreadExecutor(runnable -> {
            Thread thread = new Thread(runnable, "gpu-" + model);
            thread.setDaemon(true);
            return thread;
        }));
    }

    void run(NativeCall call) throws OrtException {
        if (own == null) {
            call.run();
            return;
        }
        try {
            await(own.submit(() -> {
                call.run();
                return true;
            }));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException failure) {
                throw failure;
            }
            throw new ModelException("a network failed: " + e.getCause(), e);
        }
    }

    /** Even when interrupted: until the call returns, the library reads and writes the caller's workspace. */
    private static void await(Future<Boolean> result) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    result.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        if (own != null) {
            own.shutdown();
        }
    }
}
