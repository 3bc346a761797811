package io.face106.access;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What is left of one key's limits. */
final class Allowance {

    private static final double NANOS_PER_SECOND = 1e9;

    private final String key;
    private final @Nullable Semaphore places;
    private final @Nullable Bucket rate;
    private final @Nullable Bucket daily;

    Allowance(Key of, TimeMeter clock) {
        this.key = of.id();
        Key.Limits limits = of.limits();
        Integer concurrency = limits.concurrency();
        places = concurrency == null ? null : new Semaphore(concurrency);
        Double perSecond = limits.rate();
        rate = perSecond == null ? null : rate(perSecond, limits.burst(), clock);
        Long perDay = limits.daily();
        daily = perDay == null ? null : daily(perDay, clock);
    }

    private static Bucket rate(double perSecond, @Nullable Integer burst, TimeMeter clock) {
        long capacity = burst == null ? (long) Math.ceil(perSecond) : burst;
        Duration each = Duration.ofNanos(Math.round(NANOS_PER_SECOND / perSecond));
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, each))
                .build();
    }

    /** All of it comes back at once, as a new day. */
    private static Bucket daily(long requests, TimeMeter clock) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, Duration.ofDays(1)))
                .build();
    }

    /**
     * Takes one request from each limit, or from none.
     *
     * @throws Refusal as {@link Keys#admit} says
     */
    Permit take() {
        if (places != null && !places.tryAcquire()) {
            throw new Refusal(Reason.RATE_LIMITED, "too many requests of this key are under way");
        }
        if (rate != null && !rate.tryConsume(1)) {
            giveBackPlace();
            throw new Refusal(Reason.RATE_LIMITED, "too many requests of this key in a short time");
        }
        if (daily != null && !daily.tryConsume(1)) {
            if (rate != null) {
                rate.addTokens(1);
            }
            giveBackPlace();
            throw new Refusal(Reason.FORBIDDEN, "Insufficient Account Balance");
        }
        return new Permit(key, this::giveBackPlace);
    }

    private void giveBackPlace() {
        if (places != null) {
            places.release();
        }
    }
}
