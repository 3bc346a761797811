package io.face106.http.batch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The threads that work on the pictures of all batches, those of each key in turn; of one key first come, first served: since each
 * batch waits with few, none is far behind another. Links are not followed in turns over keys: whoever follows them serves all
 * batches first come, first served. Safe for use by many threads.
 */
public final class Batches implements AutoCloseable {

    private static final int QUEUED_PER_WORKER = 2;
    private static final long PATIENCE_SECONDS = 10;

    final BatchLimits limits;
    final AtomicInteger items = new AtomicInteger();
    private final LongSupplier nanoClock;
    private final int workers;
    /** Batches under way by key; for the holder of its own lock. */
    private final Map<String, Integer> underWay = new HashMap<>();

    private final ExecutorService analysing;
    private final Turns turns;
    private final ExecutorService fetching;
    private final ExecutorService reading;
    private volatile boolean stopped;
    private volatile boolean closed;

    /**
     * Threads for batches.
     *
     * @param workers pictures worked on at once
     * @param nanoClock as {@link System#nanoTime()}
     */
    public Batches(BatchLimits limits, int workers, LongSupplier nanoClock) {
        this.limits = limits;
        this.workers = workers;
        this.nanoClock = nanoClock;
        this.analysing = Executors.newFixedThreadPool(workers, named("batch"));
        this.turns = new Turns(analysing);
        // Who waits for a slow server must not keep others' pictures waiting. As many as windows let in.
        this.fetching = Executors.newCachedThreadPool(named("batch-fetch"));
        this.reading = Executors.newCachedThreadPool(named("batch-read"));
    }

    /**
     * Begins a batch. Close it when it is answered.
     *
     * @param key whose it is: with keys, each may have at most half of the places, rounded up, even if it is the only one, and no more than
     *     are left to others; empty if there are none
     * @param deadlineNanos by the clock; later no more of it is read
     * @throws Refusal with {@link Reason#OVERLOADED} if there are too many
     */
    public Batch open(String key, long deadlineNanos, InputStream body) {
        synchronized (underWay) {
            int free = limits.batches() - underWay();
            int own = underWay.getOrDefault(key, 0);
            if (stopped) {
                throw new Refusal(Reason.OVERLOADED, Batch.SHUTTING_DOWN);
            }
            if (free <= 0) {
                throw new Refusal(
                        Reason.OVERLOADED, "at most " + limits.batches() + " batches are worked on at once, try again");
            }
            if (!key.isEmpty() && own >= free) {
                throw new Refusal(Reason.OVERLOADED, "too many batches of this key are worked on, try again");
            }
            underWay.put(key, own + 1);
        }
        return new Batch(this, key, deadlineNanos, body);
    }

    /** Pictures of batches that were read and are not answered yet. */
    public int itemsInFlight() {
        return items.get();
    }

    /** Batches under way. */
    public int underWay() {
        synchronized (underWay) {
            return underWay.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Nothing more is read: each batch ends with what it has read, and says so. */
    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** What was not begun never will be. */
    boolean isClosed() {
        return closed;
    }

    /** Pictures that a batch may wait with, or have worked on. */
    int window() {
        return workers * QUEUED_PER_WORKER;
    }

    long now() {
        return nanoClock.getAsLong();
    }

    /** @throws RejectedExecutionException if it never will be done, as the service ends */
    void execute(String key, Item item, Runnable work) {
        if (item.linked()) {
            fetching.execute(work);
        } else {
            turns.add(key, work);
        }
    }

    ExecutorService reading() {
        return reading;
    }

    void leave(String key) {
        synchronized (underWay) {
            underWay.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Waits for pictures that are worked on; networks may be closed afterwards. */
    @Override
    public void close() {
        stopped = true;
        closed = true;
        analysing.shutdown();
        fetching.shutdown();
        reading.shutdown();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (ExecutorService working : List.of(analysing, fetching)) {
                if (!working.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    working.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
