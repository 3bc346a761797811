package io.face106.runtime.opencv;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The C library's heap, from which OpenCV takes picture buffers.
 *
 * <p>By default glibc gives a freed buffer of some megabytes back to the kernel at once and takes page faults for the
 * next one; on virtual machines that costs as much as decoding the picture. Here freed memory stays with the process,
 * at most one picture's worth for each thread that decodes at the same time.
 *
 * <p>Source of the parameters: mallopt(3).
 */
final class NativeHeap {

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    private static final int KEEP_BYTES = 1 << 30;
    /** The most that older versions take. */
    private static final int OLD_LIMIT = 32 << 20;

    private static final int ARENAS = 2;

    private NativeHeap() {}

    /** The part of the C library that is needed. */
    private interface Glibc extends Library {
        int mallopt(int parameter, int value);
    }

    /** Does nothing where the C library is not glibc. */
    static void keepFreedMemory() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Glibc libc = Native.load("c", Glibc.class);
            if (libc.mallopt(M_MMAP_THRESHOLD, KEEP_BYTES) == 0) {
                libc.mallopt(M_MMAP_THRESHOLD, OLD_LIMIT);
            }
            libc.mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
            libc.mallopt(M_ARENA_MAX, ARENAS);
        } catch (UnsatisfiedLinkError e) {
            // musl has no mallopt and no such habit either.
        }
    }
}
