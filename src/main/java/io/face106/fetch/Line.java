package io.face106.fetch;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Places that callers wait for, first come, first served. Each looks now and then whether it is still waited for; at a semaphore it
 * would go back to the end for that. Safe for use by many threads.
 */
final class Line {

    /** So long may a caller have gone before that is noticed. */
    static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Deque<Object> waiting = new ArrayDeque<>();
    private int free;

    Line(int places) {
        this.free = places;
    }

    /** @throws Refusal with {@link Reason#DEADLINE_EXCEEDED} if it is too late or the caller has gone before there is a place */
    synchronized void enter(Caller caller) throws InterruptedException {
        Object turn = new Object();
        waiting.add(turn);
        try {
            while (free == 0 || waiting.peek() != turn) {
                caller.check();
                TimeUnit.NANOSECONDS.timedWait(this, slice(caller));
            }
            free--;
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
    }

    synchronized void leave() {
        free++;
        notifyAll();
    }

    static long slice(Caller caller) {
        return Math.min(SLICE_NANOS, caller.remainingNanos());
    }
}
