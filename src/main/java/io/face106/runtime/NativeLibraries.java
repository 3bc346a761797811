package io.face106.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the native libraries, unpacked once: left to themselves, three libraries would each unpack their own into the
 * temporary folder at every start, 113 MB together. The place is the system property {@code face106.natives}, which is not a
 * setting because it is needed before there are any, or else the cache folder of the user's home. A process that can
 * neither find them there nor write them unpacks into a temporary folder, and takes it away when it ends.
 *
 * <p>On systems without a list of what to unpack, each library goes its own way.
 */
public final class NativeLibraries {

    private static final String PLACE = "face106.natives";

    private static @Nullable String unkept;
    private static final List<Path> FILES = locate();

    private NativeLibraries() {}

    /** Has JNA and ONNX Runtime take theirs from where they lie; before the first use of either. */
    static void prepare() {
        if (!FILES.isEmpty()) {
            String folder = FILES.get(0).toAbsolutePath().resolveSibling("").toString();
            setIfUnset("jna.boot.library.path", folder);
            setIfUnset("onnxruntime.native.path", folder);
        }
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** OpenCV and what it needs, in the order in which they can be loaded; nothing if it has to find itself. */
    public static List<Path> openCv() {
        List<String> names = List.of("libquadmath", "libgfortran", "libopenblas", "libopencv");
        return FILES.stream()
                .filter(file -> names.stream().anyMatch(file.getFileName().toString()::startsWith))
                .map(Path::toAbsolutePath)
                .toList();
    }

    /** Why the next start will have to unpack again, if it will. */
    public static Optional<String> unkept() {
        return Optional.ofNullable(unkept);
    }

    private static List<Path> locate() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            return List.of();
        }
        try (InputStream list = NativeLibraries.class.getResourceAsStream("natives-linux-x86_64.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of native libraries is missing");
            }
            NativeFolder folder = new NativeFolder(
                    new String(list.readAllBytes(), StandardCharsets.UTF_8), NativeLibraries.class.getClassLoader());
            Path place = place(System.getProperty(PLACE), System.getProperty("user.home"));
            if (place == null) {
                unkept =
                        "the user has no home to keep native libraries in, so every start unpacks them anew; name a folder with -D"
                                + PLACE;
                return temporary(folder);
            }
            try {
                return folder.below(place);
            } catch (IOException e) {
                unkept = "native libraries cannot be kept in " + place + ", so every start unpacks them anew: " + e;
                return temporary(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("native libraries can be unpacked nowhere", e);
        }
    }

    /**
     * Where they are kept.
     *
     * @param named by the operator, or null
     * @param home of the user: the JDK says "?" of one that the system does not know, as in many containers
     * @return null if there is no such place
     */
    static @Nullable Path place(@Nullable String named, @Nullable String home) {
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of(home == null ? "" : home);
        return folder.isAbsolute() ? folder.resolve(Path.of(".cache", "face106", "natives")) : null;
    }

    private static List<Path> temporary(NativeFolder folder) throws IOException {
        Path place = Files.createTempDirectory("face106-natives");
        List<Path> files = folder.below(place);
        try (Stream<Path> all = Files.walk(place)) {
            // The last one named is the first to be deleted.
            all.map(Path::toFile).forEach(File::deleteOnExit);
        }
        return files;
    }
}
