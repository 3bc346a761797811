package io.face106.http;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads whole bodies, each up to a limit and all that are held at once up to another. Room is taken piece by piece, as bytes
 * arrive, first come, first served: a client that announces much and sends little holds little, and none for longer than
 * a body may take.
 */
public final class BodyReader {

    /** Bytes per permit: coarse, so that a semaphore's int is large enough. */
    private static final int UNIT = 1024;

    /** Bytes that room is taken for at a time: most bodies fit into one piece. */
    private static final int PIECE = 1 << 18;

    private final int maxBytes;
    private final Duration patience;
    private final Duration time;
    private final int capacity;
    private final Semaphore room;

    /**
     * A reader with limits.
     *
     * @param maxBytes longest body. Base64 makes a picture a third longer and forms add some, so half as much again as
     *     the largest picture
     * @param maxHeld all bodies between {@link #open} and {@link Body#close}. The heap needs about three times as much: the
     *     body, the part taken out of it, and that decoded from base64
     * @param patience how long a request may wait for room
     * @param time how long a body may take to arrive
     */
    public BodyReader(int maxBytes, long maxHeld, Duration patience, Duration time) {
        this.maxBytes = maxBytes;
        this.patience = patience;
        this.time = time;
        this.capacity = units(maxHeld);
        this.room = new Semaphore(capacity, true);
    }

    /**
     * Makes room for the first piece of a request's body. Close it when the request is answered.
     *
     * @throws BodyException if it is announced to be too long
     * @throws Refusal with {@link Reason#OVERLOADED} after waiting in vain
     */
    Body open(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        int permits = permits(Math.min(PIECE, announced < 0 ? maxBytes : announced));
        acquire(permits);
        return new Body(request, this, permits);
    }

    /**
     * Looks at a body that is arriving, and takes room for its next piece where it needs one.
     *
     * @param held permits that it has
     * @param length bytes so far
     * @param nanos since it began to arrive
     * @return how many permits more it has now
     */
    int admit(int held, int length, long nanos) {
        if (length > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        if (nanos > time.toNanos()) {
            throw BodyException.malformed("the body took longer than " + time.toMillis() + " ms");
        }
        if (permits(length) <= held) {
            return 0;
        }
        int wanted = permits(Math.min(maxBytes, (long) length + PIECE)) - held;
        acquire(wanted);
        return wanted;
    }

    /** A body longer than all the room gets in alone. */
    int permits(long bytes) {
        return Math.min(capacity, units(bytes));
    }

    /** The bytes that so many permits stand for. */
    static long bytes(int permits) {
        return (long) permits * UNIT;
    }

    /**
     * Takes more room for a body that has some.
     *
     * @return how many permits it got, never so many that it would hold more than there are
     */
    int more(int held, int bytes) {
        int wanted = Math.min(capacity - held, units(bytes));
        acquire(wanted);
        return wanted;
    }

    void release(int permits) {
        room.release(permits);
    }

    private void acquire(int permits) {
        try {
            // Nothing wanted is nothing to wait for, whoever else is waiting.
            if (permits > 0 && !room.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refusal(
                        Reason.OVERLOADED,
                        "no room for the body came free within " + patience.toMillis() + " ms, try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting for room for the body");
        }
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }
}
