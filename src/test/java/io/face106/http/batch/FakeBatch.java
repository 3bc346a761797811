package io.face106.http.batch;

import io.face106.nativeapi.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Pictures that are none, and answers that say which they are for. */
final class FakeBatch {

    /** What is done with a picture before its line is there. */
    interface Work {
        void run(int index, BooleanSupplier gone) throws Exception;
    }

    private FakeBatch() {}

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

    static Answers answers(AtomicInteger begun, Work work) {
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

    static Answers.Line line(String text, boolean failed) {
        return new Answers.Line((text + "\n").getBytes(StandardCharsets.UTF_8), failed);
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
