package io.face106.http;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.ByteBudget;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads whole bodies, each up to a limit and all that are held at once up to another. Room is taken piece by piece, as bytes
 * arrive, first come, first served: a client that announces much and sends little holds little, and none for longer than
 * a body may take.
 */
public final class BodyReader {

    /** Bytes that room is taken for at a time: most bodies fit into one piece. */
    private static final int PIECE = 1 << 18;

    private final int maxBytes;
    private final Duration patience;
    private final Duration time;
    private final ByteBudget room;
    private final Semaphore places;

    /**
     * A reader with limits.
     *
     * @param maxBytes longest body. Base64 makes a picture a third longer and forms add some, so half as much again as
     *     the largest picture
     * @param maxHeld all bodies between {@link #open} and {@link Body#close}. The heap needs about three times as much: the
     *     body, the part taken out of it, and that decoded from base64
     * @param patience how long a request may wait for room
     * @param time how long a body may take to arrive
     * @param maxOpen bodies between {@link #open} and {@link Body#close}: each has a thread, whatever it waits for, and
     *     some have to be left for those who are refused
     */
    public BodyReader(int maxBytes, long maxHeld, Duration patience, Duration time, int maxOpen) {
        this.maxBytes = maxBytes;
        this.patience = patience;
        this.time = time;
        this.room = new ByteBudget(maxHeld);
        this.places = new Semaphore(maxOpen);
    }

    /**
     * Makes room for the first piece of a request's body. Close it when the request is answered.
     *
     * @throws BodyException if it is announced to be too long
     * @throws Refusal with {@link Reason#OVERLOADED} after waiting in vain, or {@link Reason#DEADLINE_EXCEEDED}
     */
    Body open(HttpServletRequest request, Caller caller) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        int units = room.units(Math.min(PIECE, announced < 0 ? maxBytes : announced));
        if (!places.tryAcquire()) {
            throw new Refusal(Reason.OVERLOADED, "too many requests are under way, try again");
        }
        boolean taken = false;
        try {
            take(units, caller);
            taken = true;
        } finally {
            if (!taken) {
                places.release();
            }
        }
        return new Body(request, this, caller, units);
    }

    /**
     * Looks at a body that is arriving, and takes room for its next piece where it needs one.
     *
     * @param held units that it has
     * @param length bytes so far
     * @param nanos since it began to arrive
     * @return how many units more it has now
     */
    int admit(Caller caller, int held, int length, long nanos) {
        if (length > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        if (nanos > time.toNanos()) {
            throw BodyException.malformed("the body took longer than " + time.toMillis() + " ms");
        }
        caller.check();
        if (units(length) <= held) {
            return 0;
        }
        int wanted = units(Math.min(maxBytes, (long) length + PIECE)) - held;
        take(wanted, caller);
        return wanted;
    }

    /** A body longer than all the room gets in alone. */
    int units(long bytes) {
        return room.units(bytes);
    }

    /** The bytes that so many units stand for. */
    static long bytes(int units) {
        return ByteBudget.bytes(units);
    }

    /**
     * Takes more room for a body that has some.
     *
     * @return how many units it got, never so many that it would hold more than there are
     */
    int more(Caller caller, int held, int bytes) {
        int wanted = room.unitsBeside(held, bytes);
        take(wanted, caller);
        return wanted;
    }

    void release(int units) {
        room.give(units);
    }

    /** A body is closed, for the first time. */
    void closed() {
        places.release();
    }

    private void take(int units, Caller caller) {
        try {
            if (!room.take(units, Math.min(patience.toNanos(), caller.remainingNanos()))) {
                caller.check();
                throw new Refusal(
                        Reason.OVERLOADED,
                        "no room for the body came free within " + patience.toMillis() + " ms, try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting for room for the body");
        }
    }
}
