package io.face106.domain;

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
 */
public record Caller(String key, UUID call, long deadlineNanos, BooleanSupplier gone) {

    private static final long NO_HURRY = TimeUnit.DAYS.toNanos(1);

    /** One of the service itself, or of a test: a day's time, and it stays. */
    public static Caller unhurried() {
        return new Caller("", UUID.randomUUID(), System.nanoTime() + NO_HURRY, () -> false);
    }

    /** What is left until the deadline; negative afterwards. */
    public long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }
}
