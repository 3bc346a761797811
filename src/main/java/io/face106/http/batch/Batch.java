package io.face106.http.batch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.nativeapi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch under way, on three kinds of threads: one of its own reads pictures, those of {@link Batches} work on them, and
 * the request's sends lines. So a client may send all before it reads anything, or read each line as it comes.
 */
public final class Batch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    static final String SHUTTING_DOWN = "the service is shutting down";

    private final Batches house;
    private final String key;
    private final long deadline;
    private final BatchLimits limits;
    private final Feed feed;
    private final Window window;
    private final Lines lines;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean gone;

    // What follows belongs to the thread that reads.
    private long itemStart;

    /** How long it took pictures to arrive so far, without the time in which none was read. */
    private long arriving;

    private int count;

    Batch(Batches house, String key, long deadline, InputStream body) {
        this.house = house;
        this.key = key;
        this.deadline = deadline;
        this.limits = house.limits;
        this.feed = new Feed(body, this::check);
        this.window = new Window(house.window(), limits.window());
        this.lines = new Lines(limits.linesInMemory(), limits.linesOnDisk());
        this.itemStart = house.now();
    }

    /** Its body, from which its pictures are read. */
    public Feed feed() {
        return feed;
    }

    /**
     * Reads, works and answers to the end, or until the client is gone.
     *
     * @throws Refusal if the service is shutting down
     */
    public void run(Items items, Answers answers, OutputStream out) {
        CountDownLatch readToEnd = new CountDownLatch(1);
        try {
            house.reading().execute(() -> {
                try {
                    readAll(items, answers);
                } finally {
                    lines.end();
                    readToEnd.countDown();
                }
            });
        } catch (RejectedExecutionException closed) {
            throw new Refusal(Reason.OVERLOADED, SHUTTING_DOWN);
        }
        try {
            send(out);
        } finally {
            gone = true;
            lines.close();
            // The body belongs to the request: nobody may read it when that is over.
            awaitUninterruptibly(readToEnd);
        }
    }

    /** Gives its place to another. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            lines.close();
            house.leave(key);
        }
    }

    private void send(OutputStream out) {
        try {
            for (byte[] line = lines.take(); line != null; line = lines.take()) {
                out.write(line);
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException noOneThere) {
            LOG.debug("the client of a batch has gone", noOneThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(Items items, Answers answers) {
        try {
            Problem broken = null;
            try {
                while (next(items, answers)) {
                    // One after the other.
                }
            } catch (Unreadable rest) {
                broken = rest.problem();
            } catch (RuntimeException fault) {
                LOG.error("a batch could not be read", fault);
                broken = new Problem(Problem.Kind.INTERNAL, "the rest of the batch could not be read");
            }
            window.awaitEmpty();
            if (broken != null) {
                lines.add(answers.broken(broken));
            }
            lines.add(answers.summary(count, failures.get(), broken == null));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean next(Items items, Answers answers) throws InterruptedException {
        window.awaitRoom();
        lines.awaitRoom();
        itemStart = house.now();
        check();
        Item item = items.next();
        if (item == null) {
            return false;
        }
        arriving += house.now() - itemStart;
        if (count == limits.items()) {
            throw new Unreadable(
                    Problem.Kind.BODY_TOO_LARGE,
                    "a batch may have at most " + limits.items() + " pictures; the rest was not looked at");
        }
        begin(count, item, answers);
        count++;
        return true;
    }

    private void begin(int index, Item item, Answers answers) {
        if (item.refusal() != null) {
            answer(index, item, answers);
            return;
        }
        byte[] picture = item.picture();
        // A link's picture is as large as one can be, for all that is known.
        long size = picture == null ? limits.linked() : picture.length;
        enter(size);
        try {
            house.execute(key, item, () -> {
                try {
                    answer(index, item, answers);
                } finally {
                    leave(size);
                }
            });
        } catch (RejectedExecutionException closed) {
            leave(size);
            throw new Unreadable(Problem.Kind.OVERLOADED, SHUTTING_DOWN);
        }
    }

    private void answer(int index, Item item, Answers answers) {
        if (isGone()) {
            return;
        }
        Answers.Line line = answers.answer(index, item, this::isGone);
        if (line.failed()) {
            failures.incrementAndGet();
        }
        lines.add(line.bytes());
    }

    private void enter(long size) {
        house.items.incrementAndGet();
        window.enter(size);
    }

    private void leave(long size) {
        house.items.decrementAndGet();
        window.leave(size);
    }

    private boolean isGone() {
        return gone || house.isClosed();
    }

    /** Around each piece of the body. */
    private void check() {
        if (house.isStopped() || isGone()) {
            throw new Unreadable(Problem.Kind.OVERLOADED, SHUTTING_DOWN + "; the rest was not looked at");
        }
        long now = house.now();
        if (now - deadline >= 0) {
            throw new Unreadable(
                    Problem.Kind.DEADLINE_EXCEEDED,
                    "the time that the request had is over; the rest was not looked at");
        }
        if (now - itemStart > limits.itemTime().toNanos()) {
            throw Unreadable.malformed(
                    "one picture took longer than " + limits.itemTime().toMillis() + " ms to arrive");
        }
        if (arriving + (now - itemStart) > limits.time().toNanos()) {
            throw Unreadable.malformed(
                    "the batch took longer than " + limits.time().toMillis() + " ms to arrive");
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
