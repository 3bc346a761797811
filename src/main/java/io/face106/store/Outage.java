package io.face106.store;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps calls away from a Redis that does not answer. A server that is gone without a word costs every call its timeout,
 * and all of them wait for one lock while there is no connection yet; so once a call has failed the others are refused at
 * once, and one at a time tries again. Begin and end are logged, each once.
 */
final class Outage {

    /** From a failed try to the next: hardly noticed, and few calls pay for it. */
    static final Duration PAUSE = Duration.ofMillis(250);

    /** A try that has not ended by then is no longer waited for. */
    private static final Duration TRY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String what;
    private final LongSupplier nanos;

    private boolean gone;
    private long retryAt;

    /**
     * None yet.
     *
     * @param what cannot be done with face tokens meanwhile
     * @param nanos the clock, as {@link System#nanoTime()}
     */
    Outage(String what, LongSupplier nanos) {
        this.what = what;
        this.nanos = nanos;
    }

    /**
     * What the call answers. One that is cancelled, because another gave up the connection they share, has failed.
     *
     * @throws Refusal STORE_UNAVAILABLE
     */
    <T> T guard(Supplier<T> call) {
        if (!admitted()) {
            throw refusal();
        }
        try {
            T answer = call.get();
            over();
            return answer;
        } catch (DataAccessException | RedisException | CancellationException cause) {
            began(cause);
            throw refusal();
        }
    }

    private synchronized boolean admitted() {
        if (!gone) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - retryAt < 0) {
            return false;
        }
        retryAt = now + TRY.toNanos();
        return true;
    }

    private synchronized void began(Throwable cause) {
        if (!gone) {
            LOG.warn(
                    "Face tokens cannot be {} until Redis answers: {}",
                    what,
                    rootOf(cause).toString());
        }
        gone = true;
        retryAt = nanos.getAsLong() + PAUSE.toNanos();
    }

    private synchronized void over() {
        if (gone) {
            LOG.info("Face tokens can be {} again", what);
        }
        gone = false;
    }

    private Refusal refusal() {
        return new Refusal(Failure.Reason.STORE_UNAVAILABLE, "face tokens cannot be " + what + " at the moment");
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
