package io.face106.pipeline;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who may come in: bounds the native memory of decoding and the pictures worked on at once. First come, first served;
 * whoever waits too long is refused, so that nobody waits for ever.
 */
public final class Admission {

    /** Bytes per permit: coarse, so that a semaphore's int is large enough. */
    private static final int UNIT = 1024;

    private final Semaphore memory;
    private final Semaphore workers;
    private final int capacity;
    private final int places;
    private final Duration patience;

    /**
     * Opens the door.
     *
     * @param maxBytes of native memory for decoding; a picture that needs more gets in alone
     * @param workers pictures worked on at once
     * @param patience how long a picture may wait
     */
    public Admission(long maxBytes, int workers, Duration patience) {
        this.capacity = units(maxBytes);
        this.places = workers;
        this.memory = new Semaphore(capacity, true);
        this.workers = new Semaphore(workers, true);
        this.patience = patience;
    }

    /**
     * Waits for a place.
     *
     * @param decodeBytes what the picture needs, {@link io.face106.domain.ImageInfo#decodeBytes()}
     * @throws Refusal with {@link Reason#OVERLOADED} after waiting in vain
     */
    public Ticket enter(long decodeBytes) {
        int wanted = Math.min(capacity, units(decodeBytes));
        long deadline = System.nanoTime() + patience.toNanos();
        acquire(memory, wanted, deadline);
        try {
            acquire(workers, 1, deadline);
        } catch (Refusal e) {
            memory.release(wanted);
            throw e;
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                workers.release();
                memory.release(wanted);
            }
        };
    }

    /** How many pictures are worked on now. */
    public int inFlight() {
        return places - workers.availablePermits();
    }

    private void acquire(Semaphore semaphore, int permits, long deadline) {
        try {
            if (!semaphore.tryAcquire(permits, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Refusal(
                        Reason.OVERLOADED, "no place came free within " + patience.toMillis() + " ms, try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting for a place");
        }
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /** A place; closing it, the first time, lets the next one in. */
    public interface Ticket extends AutoCloseable {
        @Override
        void close();
    }
}
