package io.face106.fetch;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Who may fetch a picture now. Whoever finds no place is turned away, but for patient callers, who wait for one, among
 * themselves first come, first served, and have at most half of them: a batch of slow links leaves the other half to single requests. Safe for use by many threads.
 */
final class FetchPlaces {

    /** So long may a caller have gone before that is noticed. */
    private static final Duration SLICE = Duration.ofMillis(250);

    private final int places;
    private final long sliceNanos;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private int free;
    private int freeForPatient;

    FetchPlaces(int places) {
        this(places, SLICE);
    }

    FetchPlaces(int places, Duration slice) {
        this.places = places;
        this.sliceNanos = slice.toNanos();
        this.free = places;
        this.freeForPatient = Math.max(1, places / 2);
    }

    /**
     * Takes a place, to be given back with {@link #leave}.
     *
     * @throws Refusal with {@link Reason#OVERLOADED} if there is none, or for a patient caller with {@link Reason#DEADLINE_EXCEEDED}
     *     if it is too late or the caller has gone before there is one
     */
    synchronized void enter(Caller caller) {
        if (caller.patient()) {
            await(caller);
            freeForPatient--;
        } else if (free == 0) {
            throw new Refusal(Reason.OVERLOADED, places + " links are being followed, try again");
        }
        free--;
    }

    synchronized void leave(Caller caller) {
        free++;
        if (caller.patient()) {
            freeForPatient++;
        }
        notifyAll();
    }

    private synchronized void await(Caller caller) {
        Object turn = new Object();
        waiting.add(turn);
        try {
            while (free == 0 || freeForPatient == 0 || waiting.peek() != turn) {
                caller.check();
                // In slices, as nobody tells when the caller goes.
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(sliceNanos, caller.remainingNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting to follow the link");
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
    }
}
