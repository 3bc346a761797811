package io.face106.pipeline;

import io.face106.domain.Caller;
import java.util.concurrent.locks.Condition;
import java.util.function.LongSupplier;

/** A picture on its way in. All but what never changes belongs to the holder of the admission's lock. */
final class Waiter {

    private enum State {
        WAITING,
        ADMITTED,
        DROPPED
    }

    final Caller caller;

    /** In pixels, {@link Admission#BESIDES_PIXELS} included. */
    final long work;

    /** Of {@link ByteBudget}. */
    final int units;

    private final Condition turn;
    private State state = State.WAITING;
    private long admitted;

    Waiter(Caller caller, long work, int units, Condition turn) {
        this.caller = caller;
        this.work = work;
        this.units = units;
        this.turn = turn;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isAdmitted() {
        return state == State.ADMITTED;
    }

    /** When it was let in. */
    long admitted() {
        return admitted;
    }

    void admit(long now) {
        admitted = now;
        become(State.ADMITTED);
    }

    /** It is out of the line, as nobody wants its answer any more. */
    void drop() {
        become(State.DROPPED);
    }

    private void become(State next) {
        state = next;
        turn.signal();
    }

    /** Returns when it is let in or dropped, or at a time of the clock. */
    void await(long until, LongSupplier clock) throws InterruptedException {
        for (long left = until - clock.getAsLong(); isWaiting() && left > 0; left = until - clock.getAsLong()) {
            turn.awaitNanos(left);
        }
    }
}
