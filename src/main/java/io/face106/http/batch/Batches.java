package io.face106.http.batch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The threads that work on the pictures of all batches, first come, first served: since each batch waits with few, none is
 * far behind another. Safe for use by many threads.
 */
public final class Batches implements AutoCloseable {

    private static final int QUEUED_PER_WORKER = 2;
    private static final long PATIENCE_SECONDS = 10;

    final BatchLimits limits;
    final AtomicInteger items = new AtomicInteger();
    private final LongSupplier nanoClock;
    private final int workers;
    private final Semaphore places;
    private final ExecutorService analysing;
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
        this.places = new Semaphore(limits.batches());
        this.analysing = Executors.newFixedThreadPool(workers, named("batch"));
        // Who waits for a slow server must not keep others' pictures waiting. As many as windows let in.
        this.fetching = Executors.newCachedThreadPool(named("batch-fetch"));
        this.reading = Executors.newCachedThreadPool(named("batch-read"));
    }

    /**
     * Begins a batch. Close it when it is answered.
     *
     * @throws Refusal with {@link Reason#OVERLOADED} if there are too many
     */
    public Batch open(InputStream body) {
        if (stopped || !places.tryAcquire()) {
            throw new Refusal(
                    Reason.OVERLOADED, "at most " + limits.batches() + " batches are worked on at once, try again");
        }
        return new Batch(this, body);
    }

    /** Pictures of batches that were read and are not answered yet. */
    public int itemsInFlight() {
        return items.get();
    }

    /** Batches under way. */
    public int underWay() {
        return limits.batches() - places.availablePermits();
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

    ExecutorService threadsFor(Item item) {
        return item.linked() ? fetching : analysing;
    }

    ExecutorService reading() {
        return reading;
    }

    void leave() {
        places.release();
    }

    /** Waits for pictures that are worked on; networks may be closed afterwards. */
    @Override
    public void close() {
        stopped = true;
        closed = true;
        analysing.shutdown();
        fetching.shutdown();
        reading.shutdown();
        try {
            if (!analysing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                analysing.shutdownNow();
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
