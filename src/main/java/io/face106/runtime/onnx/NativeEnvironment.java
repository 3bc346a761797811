package io.face106.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * ONNX Runtime's one environment, kept until the process is gone.
 *
 * <p>The library frees it in a shutdown hook of its own. Hooks run side by side, so that would happen while requests are
 * still being answered, and every session then runs on freed memory. The native environment counts its owners; here it
 * gets a second one that never lets go. See src/docs/adr/0003-environment-outlives-shutdown.md.
 */
final class NativeEnvironment {

    private static final OrtLoggingLevel LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
    private static final String NAME = "face106";

    private static boolean kept;

    private NativeEnvironment() {}

    /** The environment; the first call makes it. */
    static synchronized OrtEnvironment get() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(LEVEL, NAME);
        if (!kept) {
            keep();
            kept = true;
        }
        return environment;
    }

    /** Asks for it once more, in C, as the library's constructor did: that counts an owner and makes nothing. */
    private static void keep() {
        try {
            var api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), LEVEL.getValue(), NAME);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("ONNX Runtime's environment cannot be kept", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of ONNX Runtime is built otherwise inside than the one that was tested", e);
        }
    }
}
