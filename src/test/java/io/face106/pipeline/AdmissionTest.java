package io.face106.pipeline;

import static io.face106.pipeline.Doorway.MEGA;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission.Limits;
import io.face106.pipeline.Admission.Ticket;
import io.face106.pipeline.AdmissionListener.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets in, and in which order. */
@Timeout(60)
class AdmissionTest {

    private static final Limits NO_WAITING = new Limits(10 * MEGA, 2, 10, 0, Duration.ZERO, Duration.ZERO);

    @Test
    void no_more_pictures_are_worked_on_than_there_are_places() {
        Doorway door = new Doorway(NO_WAITING);
        try (Ticket first = door.enter(door.caller("a"));
                Ticket second = door.enter(door.caller("a"))) {
            assertThat(door.admission.inFlight()).isEqualTo(2);
            assertThat(door.refusal(door.caller("a")).reason()).isEqualTo(Reason.OVERLOADED);
        }
        assertThat(door.admission.inFlight()).isZero();
        door.enter(door.caller("a")).close();
    }

    @Test
    void no_more_memory_is_decoded_into_than_there_is_room_for() {
        Doorway door = new Doorway(NO_WAITING);
        try (Ticket first = door.admission.enter(door.caller("a"), 0, 6 * MEGA)) {
            assertThat(door.refusal(door.caller("a"), 5 * MEGA).reason()).isEqualTo(Reason.OVERLOADED);
            door.admission.enter(door.caller("a"), 0, 4 * MEGA).close();
        }
        door.admission.enter(door.caller("a"), 0, 10 * MEGA).close();
    }

    @Test
    void a_picture_larger_than_all_the_room_gets_in_alone() {
        Doorway door = new Doorway(NO_WAITING);
        try (Ticket giant = door.admission.enter(door.caller("a"), 0, 1000L * MEGA)) {
            door.refusal(door.caller("a"), 1);
        }
        try (Ticket small = door.admission.enter(door.caller("a"), 0, 1)) {
            door.refusal(door.caller("a"), 1000L * MEGA);
        }
        assertThat(door.refused).containsExactly(Cause.WAIT, Cause.WAIT);
    }

    @Test
    void closing_a_ticket_twice_makes_no_second_place() {
        Doorway door = new Doorway(new Limits(10 * MEGA, 1, 10, 0, Duration.ZERO, Duration.ZERO));
        Ticket ticket = door.enter(door.caller("a"));
        ticket.close();
        ticket.close();

        try (Ticket only = door.admission.enter(door.caller("a"), 0, 10 * MEGA)) {
            assertThat(door.admission.inFlight()).isEqualTo(1);
            assertThat(door.refusal(door.caller("a"))).isNotNull();
        }
    }

    @Test
    void one_request_of_a_key_overtakes_a_thousand_of_another() throws InterruptedException {
        Doorway door = new Doorway(1);
        Ticket inside = door.enter(door.caller("greedy"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            threads.add(door.arrive("greedy", door.caller("greedy"), MEGA));
        }
        threads.add(door.arrive("modest", door.caller("modest"), MEGA));
        assertThat(door.admission.waiting()).isEqualTo(1001);

        inside.close();
        join(threads);

        assertThat(door.entered.indexOf("modest")).isEqualTo(1);
        assertThat(door.entered).hasSize(1001);
    }

    @Test
    void single_requests_overtake_the_batch_of_their_own_key() throws InterruptedException {
        Doorway door = new Doorway(1);
        Ticket inside = door.enter(door.caller("a"));
        List<Thread> threads = new ArrayList<>();
        Caller batch = door.batch("a", new AtomicBoolean());
        for (int i = 0; i < 4; i++) {
            threads.add(door.arrive("batch " + i, batch, MEGA));
        }
        threads.add(door.arrive("single", door.caller("a"), MEGA));

        inside.close();
        join(threads);

        assertThat(door.entered).containsExactly("batch 0", "single", "batch 1", "batch 2", "batch 3");
    }

    @Test
    void a_picture_that_needs_much_memory_is_not_starved_by_those_that_need_little() throws InterruptedException {
        Doorway door = new Doorway(3);
        Ticket first = door.admission.enter(door.caller("a"), 0, 5 * MEGA);
        Ticket second = door.admission.enter(door.caller("a"), 0, 1 * MEGA);
        Thread large = door.arrive("large", door.caller("a"), 10 * MEGA);
        // There is a place and room for them, but the large one was first.
        Thread small = door.arrive("small", door.caller("a"), MEGA);
        assertThat(door.entered).isEmpty();

        first.close();
        assertThat(door.entered).isEmpty();
        second.close();
        join(List.of(large, small));

        assertThat(door.entered).containsExactly("large", "small");
    }

    @Test
    void those_behind_one_that_gives_up_need_not_wait_for_it() throws InterruptedException {
        Doorway door = new Doorway(2);
        Ticket inside = door.admission.enter(door.caller("a"), 0, 6 * MEGA);
        Thread large = door.arrive("large", door.caller("a"), 10 * MEGA);
        Thread small = door.arrive("small", door.caller("a"), MEGA);

        large.interrupt();
        join(List.of(large, small));

        assertThat(door.entered).containsExactlyInAnyOrder("large refused", "small");
        assertThat(door.refused).containsExactly(Cause.INTERRUPTED);
        inside.close();
    }

    @Test
    void whoever_is_interrupted_while_waiting_is_refused_and_stays_interrupted() throws InterruptedException {
        Doorway door = new Doorway(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        List<Reason> reasons = new ArrayList<>();
        try (Ticket ticket = door.enter(door.caller("a"))) {
            Thread waiting = new Thread(() -> {
                reasons.add(door.refusal(door.caller("a")).reason());
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();
        }

        assertThat(reasons).containsExactly(Reason.OVERLOADED);
        assertThat(interrupted.get()).isTrue();
        assertThat(door.admission.waiting()).isZero();
    }

    @Test
    void those_whom_nobody_waits_for_any_more_are_passed_over() throws InterruptedException {
        Doorway door = new Doorway(1);
        Ticket inside = door.enter(door.caller("a"));
        AtomicBoolean gone = new AtomicBoolean();
        Thread left = door.arrive("left", door.batch("a", gone), MEGA);
        Thread late = door.arrive("late", door.caller("a", Duration.ofSeconds(1)), MEGA);
        Thread stays = door.arrive("stays", door.caller("a"), MEGA);

        gone.set(true);
        door.pass(Duration.ofSeconds(1));
        inside.close();
        join(List.of(left, late, stays));

        assertThat(door.entered).containsExactlyInAnyOrder("left refused", "late refused", "stays");
        assertThat(door.refused).containsExactlyInAnyOrder(Cause.GONE, Cause.DEADLINE);
        assertThat(door.admission.inFlight()).isZero();
    }

    @Test
    void whoever_came_in_says_how_long_it_waited() throws InterruptedException {
        Doorway door = new Doorway(1);
        Ticket inside = door.enter(door.caller("a"));
        Thread next = door.arrive("next", door.caller("a"), MEGA);
        door.pass(Duration.ofMillis(30));
        inside.close();
        next.join();

        assertThat(door.waits).containsExactly(0L, Duration.ofMillis(30).toNanos());
    }

    @Test
    void many_threads_never_exceed_the_bounds_and_leave_nothing_behind() throws InterruptedException {
        Doorway door = new Doorway(3);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger bytes = new AtomicInteger();
        AtomicInteger mostBytes = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            Random random = new Random(t);
            threads.add(new Thread(() -> {
                awaitQuietly(start);
                for (int i = 0; i < 300; i++) {
                    int wanted = (1 + random.nextInt(6)) * MEGA;
                    // Some are gone, and some interrupted before they come or while they wait.
                    boolean gone = random.nextInt(10) == 0;
                    Caller caller = new Caller(
                            "key " + random.nextInt(3), UUID.randomUUID(), door.now.get() + MEGA, () -> gone);
                    if (random.nextInt(10) == 0) {
                        threads.get(random.nextInt(threads.size())).interrupt();
                    }
                    try (Ticket ticket = door.admission.enter(caller, random.nextInt(MEGA), wanted)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        mostBytes.accumulateAndGet(bytes.addAndGet(wanted), Math::max);
                        bytes.addAndGet(-wanted);
                        inside.decrementAndGet();
                    } catch (Refusal refused) {
                        Thread.interrupted();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        join(threads);

        assertThat(most.get()).isBetween(1, 3);
        assertThat(mostBytes.get()).isLessThanOrEqualTo(10 * MEGA);
        assertThat(door.waits.size() + door.refused.size()).isEqualTo(12 * 300);
        assertThat(door.admission.inFlight()).isZero();
        assertThat(door.admission.waiting()).isZero();
        door.admission.enter(door.caller("a"), 0, 10 * MEGA).close();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
