package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final int MEGA = 1 << 20;

    @Test
    void no_more_pictures_are_worked_on_than_there_are_workers() {
        Admission admission = new Admission(100 * MEGA, 2, NOT_AT_ALL);
        try (Ticket first = admission.enter(MEGA);
                Ticket second = admission.enter(MEGA)) {
            assertThat(admission.inFlight()).isEqualTo(2);
            assertRefused(admission, MEGA);
        }
        assertThat(admission.inFlight()).isZero();
        admission.enter(MEGA).close();
    }

    @Test
    void no_more_memory_is_decoded_into_than_there_is_room_for() {
        Admission admission = new Admission(10 * MEGA, 8, NOT_AT_ALL);
        try (Ticket first = admission.enter(6 * MEGA)) {
            assertRefused(admission, 5 * MEGA);
            admission.enter(4 * MEGA).close();
        }
        admission.enter(10 * MEGA).close();
    }

    @Test
    void a_picture_larger_than_all_the_room_gets_in_alone() {
        Admission admission = new Admission(10 * MEGA, 8, NOT_AT_ALL);
        try (Ticket giant = admission.enter(1000L * MEGA)) {
            assertRefused(admission, 1);
        }
        try (Ticket small = admission.enter(1)) {
            assertRefused(admission, 1000L * MEGA);
        }
    }

    @Test
    void a_refused_picture_gives_its_memory_back() {
        Admission admission = new Admission(10 * MEGA, 1, NOT_AT_ALL);
        try (Ticket first = admission.enter(MEGA)) {
            for (int i = 0; i < 50; i++) {
                assertRefused(admission, 5 * MEGA);
            }
        }
        admission.enter(10 * MEGA).close();
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void closing_a_ticket_twice_makes_no_second_place() {
        Admission admission = new Admission(10 * MEGA, 1, NOT_AT_ALL);
        Ticket ticket = admission.enter(MEGA);
        ticket.close();
        ticket.close();

        try (Ticket only = admission.enter(10 * MEGA)) {
            assertThat(admission.inFlight()).isEqualTo(1);
            assertRefused(admission, MEGA);
        }
    }

    @Test
    void a_refusal_tells_how_long_was_waited() {
        Admission admission = new Admission(MEGA, 1, Duration.ofMillis(3));
        try (Ticket ticket = admission.enter(1)) {
            assertThat(refusalOf(admission, 1).detail()).isEqualTo("no place came free within 3 ms, try again");
        }
    }

    @Test
    void whoever_waits_gets_the_place_that_comes_free() throws InterruptedException {
        Admission admission = new Admission(MEGA, 1, FOR_EVER);
        AtomicInteger inside = new AtomicInteger(-1);
        Ticket first = admission.enter(1);
        Thread second = new Thread(() -> {
            try (Ticket ticket = admission.enter(1)) {
                inside.set(admission.inFlight());
            }
        });
        second.start();
        awaitWaiting(second);
        assertThat(inside.get()).isEqualTo(-1);

        first.close();
        second.join();

        assertThat(inside.get()).isEqualTo(1);
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void first_come_is_first_served_and_a_large_picture_is_not_starved_by_small_ones() throws InterruptedException {
        Admission admission = new Admission(10 * MEGA, 1, FOR_EVER);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Ticket half = admission.enter(5 * MEGA);
        Thread large = entering(admission, 10 * MEGA, "large", order);
        awaitWaiting(large);
        // There is room in memory for it, but the large one was first.
        Thread small = entering(admission, MEGA, "small", order);
        awaitWaiting(small);
        assertThat(order).isEmpty();

        half.close();
        large.join();
        small.join();

        assertThat(order).containsExactly("large", "small");
    }

    @Test
    void whoever_is_interrupted_while_waiting_is_refused_and_stays_interrupted() throws InterruptedException {
        Admission admission = new Admission(MEGA, 1, FOR_EVER);
        AtomicReference<Reason> reason = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        try (Ticket ticket = admission.enter(1)) {
            Thread waiting = new Thread(() -> {
                reason.set(refusalOf(admission, 1).reason());
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();
        }

        assertThat(reason.get()).isEqualTo(Reason.OVERLOADED);
        assertThat(interrupted.get()).isTrue();
        admission.enter(MEGA).close();
    }

    @Test
    void many_threads_never_exceed_the_bounds_and_leave_nothing_behind() throws InterruptedException {
        Admission admission = new Admission(4 * MEGA, 3, FOR_EVER);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(new Thread(() -> {
                awaitQuietly(start);
                for (int i = 0; i < 200; i++) {
                    try (Ticket ticket = admission.enter((1 + i % 3) * MEGA)) {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        now.decrementAndGet();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(admission.inFlight()).isZero();
        admission.enter(4 * MEGA).close();
    }

    private static Thread entering(Admission admission, long bytes, String name, List<String> order) {
        Thread thread = new Thread(() -> {
            try (Ticket ticket = admission.enter(bytes)) {
                order.add(name);
            }
        });
        thread.start();
        return thread;
    }

    /** Until the thread is parked in the queue; how long that takes does not matter. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertRefused(Admission admission, long bytes) {
        assertThat(refusalOf(admission, bytes).reason()).isEqualTo(Reason.OVERLOADED);
    }

    private static Failure refusalOf(Admission admission, long bytes) {
        return catchThrowableOfType(Refusal.class, () -> admission.enter(bytes)).failure();
    }
}
