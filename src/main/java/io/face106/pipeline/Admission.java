package io.face106.pipeline;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import io.face106.pipeline.AdmissionListener.Cause;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Who may come in: bounds the pictures worked on at once, the native memory of their decoding, and how long others wait for
 * them. Whoever would wait too long is told when it comes, from the work that waits and the pace of late. The line is fair
 * between keys, and between the calls of each; whoever is first in it and needs much memory holds up the others until there
 * is so much. See {@code src/docs/adr/0012-admission-by-expected-wait.md}.
 */
public final class Admission {

    /** Work that each picture is besides its pixels: finding nothing in a small one costs about as much as a megapixel. */
    static final long BESIDES_PIXELS = 1 << 20;

    /**
     * How much is let in.
     *
     * @param bytes of native memory for decoding; a picture that needs more gets in alone
     * @param places pictures worked on at once
     * @param waiting pictures that may wait at once. Any one key may have as many waiting as others still could, so at most
     *     half; patient callers do not count
     * @param few as long as no more pictures wait, however slow they are, they wait until their deadlines; so that no place
     *     runs dry
     * @param patience how long a picture may wait in a burst: as long as there was a moment within this time when nobody was
     *     waiting
     * @param target how long otherwise: a line that does not end only adds to everybody's wait
     */
    public record Limits(long bytes, int places, int waiting, int few, Duration patience, Duration target) {}

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final String BUSY = "too many pictures are waiting, try again";

    private final Limits limits;
    private final LongSupplier clock;
    private final AdmissionListener listener;
    private final ByteBudget memory;
    private final ReentrantLock lock = new ReentrantLock();

    // What follows belongs to the holder of the lock.
    private final Line line = RoundRobin.ofKeysAndCalls();

    /** How many wait of each key, but for the patient. */
    private final Map<String, Integer> hurried = new HashMap<>();

    private final Pace pace = new Pace();
    private int waiting;

    /** Of those who wait, the ones that are not patient. */
    private int crowd;

    private int inside;
    private long workInside;

    /** When nobody, but for the patient, was last seen waiting. */
    private long lastCalm;

    /**
     * Opens the door.
     *
     * @param nanoClock that of the callers' deadlines, {@link System#nanoTime()}
     */
    public Admission(Limits limits, LongSupplier nanoClock, AdmissionListener listener) {
        this.limits = limits;
        this.clock = nanoClock;
        this.listener = listener;
        this.memory = new ByteBudget(limits.bytes());
        this.lastCalm = nanoClock.getAsLong();
    }

    /** A door of one's own, where any number may wait and nobody counts them. */
    public Admission(long bytes, int places, Duration patience) {
        this(
                new Limits(bytes, places, Integer.MAX_VALUE, 0, patience, patience),
                System::nanoTime,
                AdmissionListener.NOBODY);
    }

    /** A place; closing it, the first time, lets the next one in. For one thread. */
    public interface Ticket extends AutoCloseable {

        /** The picture was worked on to its end: one that turns out to be none says nothing of the pace. */
        void done();

        @Override
        void close();
    }

    /**
     * Turns a caller away who would be if it came now with the smallest picture: to be asked before any work is done for it.
     *
     * @throws Refusal as {@link #enter}
     */
    public void expect(Caller caller) {
        lock.lock();
        try {
            check(caller, BESIDES_PIXELS);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a place.
     *
     * @param image for which it is
     * @throws Refusal with {@link Reason#OVERLOADED}, mostly at once, or {@link Reason#DEADLINE_EXCEEDED}
     */
    public Ticket enter(Caller caller, ImageInfo image) {
        return enter(caller, image.pixels(), image.decodeBytes());
    }

    Ticket enter(Caller caller, long pixels, long decodeBytes) {
        lock.lock();
        try {
            Waiter picture =
                    new Waiter(caller, BESIDES_PIXELS + pixels, memory.units(decodeBytes), lock.newCondition());
            long start = clock.getAsLong();
            check(caller, picture.work);
            if (!line.isEmpty() || !take(picture)) {
                await(picture, start);
            }
            listener.admitted(picture.admitted() - start);
            return new Place(done -> end(picture, done));
        } finally {
            lock.unlock();
        }
    }

    /** How many pictures are worked on now. */
    public int inFlight() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    /** How many pictures wait for a place now. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void check(Caller caller, long work) {
        if (isUseless(caller)) {
            throw useless(caller);
        }
        if (line.isEmpty() && inside < limits.places()) {
            return;
        }
        long wait = pace.nanosFor(line.ahead(caller, work) + workInside / 2) / limits.places();
        if (!caller.patient()) {
            if (hurried.getOrDefault(caller.key(), 0) >= limits.waiting() - crowd) {
                throw busy(Cause.QUEUE_FULL, wait);
            }
            if (crowd >= limits.few() && wait > longest()) {
                throw busy(Cause.WAIT, wait);
            }
        }
        if (wait + pace.nanosFor(work) > caller.deadlineNanos() - clock.getAsLong()) {
            throw busy(Cause.DEADLINE, wait);
        }
    }

    /** How long one may wait who comes now, in nanoseconds. */
    private long longest() {
        long burst = limits.patience().toNanos();
        boolean standing = crowd > 0 && clock.getAsLong() - lastCalm > burst;
        return standing ? Math.min(burst, limits.target().toNanos()) : burst;
    }

    /** Takes a place if there is one and memory for it. */
    private boolean take(Waiter picture) {
        if (inside == limits.places() || !memory.tryTake(picture.units)) {
            return false;
        }
        inside++;
        workInside += picture.work;
        picture.admit(clock.getAsLong());
        return true;
    }

    private void end(Waiter picture, boolean done) {
        lock.lock();
        try {
            inside--;
            workInside -= picture.work;
            memory.give(picture.units);
            if (done) {
                pace.finished(picture.work, clock.getAsLong() - picture.admitted());
            }
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** Lets in who is next, as long as there is room. */
    private void admit() {
        for (Waiter next = line.first(); next != null; next = line.first()) {
            Caller caller = next.caller;
            if (isUseless(caller)) {
                next.drop();
                line.leave(next);
            } else if (take(next)) {
                line.serve(next);
            } else {
                return;
            }
            count(caller, -1);
        }
    }

    private void await(Waiter picture, long start) {
        Caller caller = picture.caller;
        if (crowd == 0) {
            lastCalm = start;
        }
        line.add(picture);
        count(caller, 1);
        boolean unbounded = caller.patient() || crowd <= limits.few();
        boolean interrupted = false;
        try {
            long time = caller.deadlineNanos() - start;
            picture.await(start + (unbounded ? time : Math.min(limits.patience().toNanos(), time)), clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
        }
        if (picture.isWaiting()) {
            line.leave(picture);
            count(caller, -1);
            // It may have been the one that the others had to wait for.
            admit();
        }
        if (!picture.isAdmitted()) {
            throw inVain(caller, interrupted);
        }
    }

    private Refusal inVain(Caller caller, boolean interrupted) {
        if (interrupted) {
            return busy(Cause.INTERRUPTED, 0);
        }
        return isUseless(caller) ? useless(caller) : busy(Cause.WAIT, 0);
    }

    private boolean isUseless(Caller caller) {
        return caller.deadlineNanos() - clock.getAsLong() <= 0 || caller.gone().getAsBoolean();
    }

    private void count(Caller caller, int change) {
        waiting += change;
        if (!caller.patient()) {
            crowd += change;
            hurried.merge(caller.key(), change, (old, more) -> old + more == 0 ? null : old + more);
        }
    }

    private Refusal useless(Caller caller) {
        boolean gone = caller.gone().getAsBoolean();
        listener.refused(gone ? Cause.GONE : Cause.DEADLINE);
        return gone ? Caller.left() : Caller.late();
    }

    private Refusal busy(Cause cause, long waitNanos) {
        listener.refused(cause);
        long seconds = Math.max(1, (waitNanos + SECOND - 1) / SECOND);
        return new Refusal(new Failure(Reason.OVERLOADED, null, BUSY, seconds));
    }
}
