package io.face106.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Counts what a fuzz run tries and prints it with the memory in use: at the start, every minute and at the end. */
final class FuzzFigures {

    private static final boolean FUZZING =
            !System.getenv().getOrDefault("JAZZER_FUZZ", "").isEmpty();
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;
    private static final long SECOND = 1_000_000_000L;
    private static final long EVERY = 60 * SECOND;

    private final String target;
    private final long[] answers = new long[6];
    private long inputs;
    private long started;
    private long due;

    FuzzFigures(String target) {
        this.target = target;
    }

    /** One more input is about to be tried. */
    void input() {
        long now = System.nanoTime();
        if (inputs == 0) {
            started = now;
            due = now;
        }
        // The seeds are tried first, each by an instance of the test of its own: the run is the one with a second
        // input.
        if (FUZZING && inputs > 0 && now - due >= 0) {
            print();
            due += EVERY;
        }
        inputs++;
    }

    void answer(int status) {
        answers[Math.min(status / 100, answers.length - 1)]++;
    }

    /** May be called more than once. */
    void end() {
        if (FUZZING && inputs > 1) {
            print();
            inputs = 0;
        }
    }

    /** The heap is looked at after a collection: what is still there then is held by someone. */
    private void print() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.err.printf(
                Locale.ROOT,
                "fuzz target=%s seconds=%d inputs=%d 2xx=%d 4xx=%d 5xx=%d rss_mb=%d heap_mb=%d%n",
                target,
                (System.nanoTime() - started) / SECOND,
                inputs,
                answers[2],
                answers[4],
                answers[5],
                residentBytes() >> 20,
                heap >> 20);
    }

    private static long residentBytes() {
        try {
            return Files.exists(STATM) ? Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
