package io.face106.runtime;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that holds the native libraries of a list, unpacked from the class path by the first start and used as they
 * are by every later one.
 *
 * <p>It lies below a base, named by the list's hash, so that two versions of the service share a base. An index, written
 * last, names every file with its size: a start that finds less, or other sizes, unpacks again. Who unpacks holds a lock,
 * who only reads needs none and writes nothing, so that a filled folder may be read-only.
 */
final class NativeFolder {

    private static final String INDEX = "index.txt";
    private static final String OPTIONAL = "? ";
    private static final int NAME_LENGTH = 16;

    private final String list;
    private final ClassLoader source;

    /**
     * A folder to be.
     *
     * @param list a resource's name on each line; {@code ?} before those that may be missing, {@code #} before remarks
     * @param source where the resources are
     */
    NativeFolder(String list, ClassLoader source) {
        this.list = list;
        this.source = source;
    }

    /**
     * The libraries below a base, in the list's order, unpacked if need be.
     *
     * @throws IOException if they are not there and cannot be written
     */
    List<Path> below(Path base) throws IOException {
        Path folder = base.resolve(name());
        List<Path> ready = indexed(folder);
        if (!ready.isEmpty()) {
            return ready;
        }
        Files.createDirectories(folder);
        try (FileChannel file =
                        FileChannel.open(base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            // Another process may have unpacked while this one waited.
            ready = indexed(folder);
            return lock.isValid() && ready.isEmpty() ? unpack(folder) : ready;
        }
    }

    /** What the index of a folder names; nothing if it has none, or a file is not as it says. */
    private List<Path> indexed(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(INDEX))) {
                Path file = folder.resolve(line.substring(line.indexOf(' ') + 1));
                if (!line.equals(entry(file, Files.size(file)))) {
                    return List.of();
                }
                files.add(file);
            }
        } catch (NoSuchFileException notThere) {
            return List.of();
        }
        long needed = lines().filter(line -> !line.startsWith(OPTIONAL)).count();
        return files.size() < needed ? List.of() : files;
    }

    private List<Path> unpack(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(INDEX));
        List<Path> files = new ArrayList<>();
        StringBuilder index = new StringBuilder();
        for (String line : lines().toList()) {
            boolean optional = line.startsWith(OPTIONAL);
            String resource = optional ? line.substring(OPTIONAL.length()) : line;
            Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
            try (InputStream in = source.getResourceAsStream(resource)) {
                if (in != null) {
                    // A running process may use what lay here: its file is replaced, not written to.
                    Files.deleteIfExists(file);
                    index.append(entry(file, Files.copy(in, file))).append('\n');
                    files.add(file);
                } else if (!optional) {
                    throw new FileNotFoundException(resource + " is not on the class path");
                }
            }
        }
        Path written = Files.writeString(folder.resolve(INDEX + ".new"), index);
        Files.move(written, folder.resolve(INDEX), StandardCopyOption.ATOMIC_MOVE);
        return files;
    }

    private static String entry(Path file, long size) {
        return size + " " + file.getFileName();
    }

    private Stream<String> lines() {
        return list.lines().filter(line -> !line.startsWith("#"));
    }

    private String name() {
        return Sha256.hex(list.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_LENGTH);
    }
}
