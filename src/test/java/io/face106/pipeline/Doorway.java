package io.face106.pipeline;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission.Limits;
import io.face106.pipeline.Admission.Ticket;
import io.face106.pipeline.AdmissionListener.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** An admission whose time passes when a test says so, and people before it. */
final class Doorway implements AdmissionListener {

    static final int MEGA = 1 << 20;
    static final Duration HOUR = Duration.ofHours(1);

    final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7); // may overflow, as a nanosecond clock
    final List<Cause> refused = Collections.synchronizedList(new ArrayList<>());
    final List<Long> waits = Collections.synchronizedList(new ArrayList<>());

    /** Names of those who came in, in order. */
    final List<String> entered = Collections.synchronizedList(new ArrayList<>());

    final Admission admission;

    /** Room for 10 MB of pictures and for any number waiting for an hour. */
    Doorway(int places) {
        this(new Limits(10 * MEGA, places, 10_000, 0, HOUR, HOUR));
    }

    Doorway(Limits limits) {
        admission = new Admission(limits, now::get, this);
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    Caller caller(String key) {
        return caller(key, Duration.ofDays(1));
    }

    Caller caller(String key, Duration time) {
        return new Caller(key, UUID.randomUUID(), now.get() + time.toNanos(), () -> false);
    }

    Caller batch(String key, AtomicBoolean gone) {
        return new Caller(key, UUID.randomUUID(), now.get() + Duration.ofDays(1).toNanos(), gone::get, true);
    }

    Ticket enter(Caller caller) {
        return admission.enter(caller, 0, MEGA);
    }

    Failure refusal(Caller caller) {
        return refusal(caller, MEGA);
    }

    Failure refusal(Caller caller, long bytes) {
        return catchThrowableOfType(
                        Refusal.class, () -> admission.enter(caller, 0, bytes).close())
                .failure();
    }

    /** One place has worked on a picture without pixels for so long. */
    void learn(Duration time) {
        try (Ticket ticket = enter(caller("early"))) {
            pass(time);
            ticket.done();
        }
    }

    /** Comes on a thread of its own and leaves again as soon as it was let in; returns when it waits. */
    Thread arrive(String name, Caller caller, long bytes) {
        int before = admission.waiting();
        Thread thread = new Thread(() -> {
            try (Ticket ticket = admission.enter(caller, 0, bytes)) {
                entered.add(name);
            } catch (Refusal refusal) {
                entered.add(name + " refused");
            }
        });
        thread.start();
        while (admission.waiting() == before && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Override
    public void admitted(long waitedNanos) {
        waits.add(waitedNanos);
    }

    @Override
    public void refused(Cause cause) {
        refused.add(cause);
    }
}
