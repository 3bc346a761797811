package io.face106.http;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads whole bodies, each up to a limit and all that are held at once up to another. Room is taken by the length that a
 * client announces before a byte is read, first come, first served; a client that sends slowly keeps it until the
 * connection's time-out.
 */
public final class BodyReader {

    /** Bytes per permit: coarse, so that a semaphore's int is large enough. */
    private static final int UNIT = 1024;

    private final int maxBytes;
    private final Duration patience;
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
     */
    public BodyReader(int maxBytes, long maxHeld, Duration patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
        this.capacity = units(maxHeld);
        this.room = new Semaphore(capacity, true);
    }

    /**
     * Makes room for a request's body, for the longest one if it does not say how long it is. Close it when the request is
     * answered.
     *
     * @throws BodyException if it is too long
     * @throws Refusal with {@link Reason#OVERLOADED} after waiting in vain
     */
    Body open(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        int permits = permits(announced < 0 ? maxBytes : announced);
        acquire(permits);
        return new Body(request, this, permits);
    }

    int maxBytes() {
        return maxBytes;
    }

    /** A body longer than all the room gets in alone. */
    int permits(long bytes) {
        return Math.min(capacity, units(bytes));
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
