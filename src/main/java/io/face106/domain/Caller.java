package io.face106.domain;

import io.face106.domain.Failure.Reason;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * For whom a picture is analysed, and for how long the answer is of use to them.
 *
 * @param key whose requests share what there is fairly with those of others: the id of a key, empty if there are no keys
 * @param call which request of theirs; all pictures of one batch have the same
 * @param deadlineNanos by {@link System#nanoTime()}; later the answer is of no use
 * @param gone whether nobody waits for the answer any more; asked by any thread, never goes back to false
 * @param patient true waits for its turn until the deadline; false would rather be turned away at once than wait longer than
 *     the service is willing to let anybody wait. For work that bounds by itself how much of it waits, such as a batch
 */
public record Caller(String key, UUID call, long deadlineNanos, BooleanSupplier gone, boolean patient) {

    private static final long NO_HURRY = TimeUnit.DAYS.toNanos(1);

    /** One that would rather be turned away than wait long. */
    public Caller(String key, UUID call, long deadlineNanos, BooleanSupplier gone) {
        this(key, call, deadlineNanos, gone, false);
    }

    /** One of the service itself, or of a test: a day's time, and it stays. */
    public static Caller unhurried() {
        return new Caller("", UUID.randomUUID(), System.nanoTime() + NO_HURRY, () -> false);
    }

    /** The same, once its key is known. */
    public Caller of(String known) {
        return new Caller(known, call, deadlineNanos, gone, patient);
    }

    /** What is left until the deadline; negative afterwards. */
    public long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /**
     * Lets work go on only if its answer is still of use. Cheap: to be asked before every step that is not.
     *
     * @throws Refusal with {@link Reason#DEADLINE_EXCEEDED}
     */
    public void check() {
        if (gone.getAsBoolean()) {
            throw left();
        }
        if (remainingNanos() <= 0) {
            throw late();
        }
    }

    /** What ends the work for one that is gone. */
    public static Refusal left() {
        return new Refusal(Reason.DEADLINE_EXCEEDED, "nobody waits for the answer any more");
    }

    /** What is answered to one whose deadline has passed. */
    public static Refusal late() {
        return new Refusal(Reason.DEADLINE_EXCEEDED, "the time that the request had is over");
    }
}
