package io.face106.runtime.opencv;

import io.face106.runtime.CLibrary;
import io.face106.runtime.NativeLibraries;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** Loads the native library, once. */
public final class OpenCv {

    private static final boolean JPEG_SIMD = loadLibrary();

    private OpenCv() {}

    /** Loads the library if that has not happened yet. */
    public static void load() {
        // Touching the class is enough.
    }

    /** Whether JPEG decoding uses vector instructions; without them it takes two and a half times as long. */
    public static boolean jpegSimd() {
        return JPEG_SIMD;
    }

    private static boolean loadLibrary() {
        CLibrary.prepare();
        List<Path> files = NativeLibraries.openCv();
        if (files.isEmpty()) {
            Loader.load(opencv_java.class);
        }
        files.forEach(file -> System.load(file.toString()));
        // Requests are the unit of parallel work; threads inside one would only fight over the cores.
        Core.setNumThreads(1);
        return Core.getBuildInformation()
                .toLowerCase(Locale.ROOT)
                .lines()
                .anyMatch(line -> line.contains("simd support") && line.contains("yes"));
    }
}
