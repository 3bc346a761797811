package io.face106.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine, which may or may not be installed, never longer than agreed. */
public final class Tool {

    /** Nothing is fetched, nothing is left beside the sources, and no proxy stands between. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "NO_PROXY", "*",
            "no_proxy", "*",
            "PYTHONDONTWRITEBYTECODE", "1",
            "GO111MODULE", "off",
            "GOFLAGS", "",
            "GOPROXY", "off",
            "GOTOOLCHAIN", "local");

    private final Path folder;
    private final Path scratch;

    /**
     * A place to run programs in.
     *
     * @param folder they are run in
     * @param scratch for what they print
     */
    public Tool(Path folder, Path scratch) {
        this.folder = folder;
        this.scratch = scratch;
    }

    /** What a program left behind. */
    public record Result(int status, String output, String errors) {}

    /** Whether the program is there and ends well. */
    public boolean succeeds(List<String> command, Duration patience) {
        try {
            return run(command, patience).status() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if it cannot be started, or has to be killed because it takes longer
     */
    public Result run(List<String> command, Duration patience) throws IOException {
        Path output = Files.createTempFile(scratch, "output", "");
        Path errors = Files.createTempFile(scratch, "errors", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command + " took longer than " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
