package io.face106.packaged;

import static org.awaitility.Awaitility.await;

import io.face106.testing.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged jar as a process of its own, on a free port. Closing it kills it if it still runs. */
final class PackagedService implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final List<String> OURS = List.of("FACE106_", "SERVER_", "SPRING_", "MANAGEMENT_", "ORT_");

    private final Path folder;
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::readLog, "log of the packaged service");

    private PackagedService(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param folder where it runs, and leaves a report if it crashes
     * @param jvm arguments before {@code -jar}
     * @param arguments behind it
     */
    static PackagedService start(Path folder, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(jvm);
        command.addAll(List.of(
                "-jar",
                Path.of(System.getProperty("face106.jar")).toAbsolutePath().toString()));
        command.add("--server.port=0");
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
        try {
            return new PackagedService(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it is ready, and answers a client for it. */
    ServiceClient ready() {
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> ended() || port() > 0);
        ServiceClient client = new ServiceClient(port());
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            requireRunning();
            return client.get("/actuator/health/readiness").statusCode() == 200;
        });
        return client;
    }

    /** The port, once it has one; 0 before. */
    int port() {
        requireRunning();
        return log.stream()
                .map(PORT::matcher)
                .filter(Matcher::find)
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .findFirst()
                .orElse(0);
    }

    /** All it has said so far. */
    String log() {
        return String.join("\n", log);
    }

    /** Asks it to end, as a container's runtime does (SIGTERM). */
    void terminate() {
        // The process's own destroy() would close its output as well.
        process.toHandle().destroy();
    }

    /** Its exit code; an error if it does not end in time. */
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ":\n" + log());
        }
        reader.join(patience.toMillis());
        return process.exitValue();
    }

    /** Reports that the JVM writes when native code fails. */
    List<String> crashReports() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("hs_err"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ended() {
        return !process.isAlive();
    }

    private void requireRunning() {
        if (ended()) {
            throw new AssertionError("ended with " + process.exitValue() + ":\n" + log());
        }
    }

    private void readLog() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException closed) {
            log.add("(" + closed.getMessage() + ")");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
