package io.face106.runtime;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Settings of the C library that the native libraries live on; they must be made before those are loaded. Where there is
 * no glibc nothing happens.
 */
public final class CLibrary {

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    private static final int KEEP_BYTES = 1 << 30;
    /** The most that older versions take. */
    private static final int OLD_LIMIT = 32 << 20;

    private static final int ARENAS = 2;

    /** The functions that are needed. */
    private interface Glibc extends Library {
        int mallopt(int parameter, int value);

        int setenv(String name, String value, int overwrite);
    }

    private static boolean prepared;

    private CLibrary() {}

    /** Makes the settings if that has not happened yet. */
    public static synchronized void prepare() {
        if (prepared || !Platform.isLinux()) {
            return;
        }
        prepared = true;
        NativeLibraries.prepare();
        try {
            Glibc libc = Native.load("c", Glibc.class);
            keepFreedMemory(libc);
            silence(libc);
        } catch (UnsatisfiedLinkError e) {
            // musl has no mallopt and no such habit either.
        }
    }

    /**
     * By default glibc gives a freed buffer of some megabytes back to the kernel at once and takes page faults for the
     * next one; on virtual machines that costs as much as decoding the picture. Here freed memory stays with the
     * process: about one picture's worth for each that is decoded at the same time. See mallopt(3).
     */
    private static void keepFreedMemory(Glibc libc) {
        if (libc.mallopt(M_MMAP_THRESHOLD, KEEP_BYTES) == 0) {
            libc.mallopt(M_MMAP_THRESHOLD, OLD_LIMIT);
        }
        libc.mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
        libc.mallopt(M_ARENA_MAX, ARENAS);
    }

    /**
     * OpenCV would write a line for every damaged picture; its sender is told anyway. ONNX Runtime would read the
     * machine's id and the command line for its telemetry, and overflows the stack if that line is long. OpenBLAS, which
     * OpenCV brings for matrices that nobody here multiplies, would start a thread for every core.
     */
    private static void silence(Glibc libc) {
        libc.setenv("OPENCV_LOG_LEVEL", "SILENT", 0);
        libc.setenv("ORT_DISABLE_TELEMETRY", "1", 0);
        libc.setenv("OPENBLAS_NUM_THREADS", "1", 0);
    }
}
