package io.face106.http.batch;

import io.face106.nativeapi.Problem;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Pictures that are none, and answers that say which they are for, in a house whose clock a test moves. */
final class FakeBatch implements AutoCloseable {

    static final int WORKERS = 2;
    static final int MAX_ITEMS = 50_000;
    static final int WINDOW = 1000;
    static final long HOUR = Duration.ofHours(1).toNanos();

    final AtomicLong clock = new AtomicLong();
    final Batches house = new Batches(
            new BatchLimits(2, MAX_ITEMS, WINDOW, 600, Duration.ofSeconds(1), Duration.ofMinutes(1), 100, 1 << 20),
            WORKERS,
            clock::get);

    /** Pictures that were begun. */
    final AtomicInteger begun = new AtomicInteger();

    /** What the client got. */
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** What is done with a picture before its line is there. */
    interface Work {
        void run(int index, BooleanSupplier gone) throws Exception;
    }

    /** A whole batch without a key, in no hurry. */
    void run(Items items) {
        run(items, (index, gone) -> {});
    }

    void run(Items items, Work work) {
        run(items, work, out);
    }

    void run(Items items, Work work, OutputStream client) {
        try (Batch batch = open("")) {
            batch.run(items, answers(work), client);
        }
    }

    Batch open(String key) {
        return house.open(key, HOUR, InputStream.nullInputStream());
    }

    String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        house.close();
    }

    Answers answers(Work work) {
        return new Answers() {
            @Override
            public Line answer(int index, Item item, BooleanSupplier gone) {
                begun.incrementAndGet();
                boolean failed = item.refusal() != null;
                try {
                    work.run(index, gone);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return line(index + (failed ? " refused" : ""), failed);
            }

            @Override
            public byte[] broken(Problem problem) {
                return line(problem.kind() + " " + problem.detail(), true).bytes();
            }

            @Override
            public byte[] summary(int pictures, int failed, boolean complete) {
                return line(pictures + " " + failed + " " + complete, false).bytes();
            }
        };
    }

    private static Answers.Line line(String text, boolean failed) {
        return new Answers.Line((text + "\n").getBytes(StandardCharsets.UTF_8), failed);
    }

    static Items counted(Items items, AtomicInteger read) {
        return () -> {
            read.incrementAndGet();
            return items.next();
        };
    }

    static Items pictures(int count) {
        return pictures(count, 1);
    }

    static Items pictures(int count, int size) {
        AtomicInteger next = new AtomicInteger();
        return () -> next.getAndIncrement() < count ? Item.of("any", new byte[size]) : null;
    }

    static Items of(List<Item> items) {
        AtomicInteger next = new AtomicInteger();
        return () -> next.get() < items.size() ? items.get(next.getAndIncrement()) : null;
    }

    /** Returns when so many were read and the reader waits for room. */
    static void awaitReaderWaiting(AtomicInteger read, int least) {
        while (read.get() < least
                || Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("batch-read")
                                && thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }
}
