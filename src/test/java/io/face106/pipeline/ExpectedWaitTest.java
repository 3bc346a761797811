package io.face106.pipeline;

import static io.face106.pipeline.Doorway.MEGA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission.Limits;
import io.face106.pipeline.Admission.Ticket;
import io.face106.pipeline.AdmissionListener.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is turned away when it comes. A picture takes its place ten minutes here, so that nobody gives up. */
@Timeout(60)
class ExpectedWaitTest {

    private static final Duration EACH = Duration.ofMinutes(10);

    private final Doorway door =
            new Doorway(new Limits(100 * MEGA, 1, 20, 0, Duration.ofMinutes(56), Duration.ofMinutes(42)));
    private final List<Thread> threads = new ArrayList<>();
    private Ticket inside;

    @AfterEach
    void emptyTheHouse() throws InterruptedException {
        if (inside != null) {
            inside.close();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(door.admission.waiting()).isZero();
        assertThat(door.admission.inFlight()).isZero();
    }

    @Test
    void a_burst_is_let_in_as_far_as_it_can_be_done_in_time() {
        fill("a", 5);

        // Half of the one inside and the five before it: 55 minutes. With one more it would be 65.
        door.admission.expect(door.caller("a"));
        wait("a", 1);
        assertThat(door.refusal(door.caller("a")).reason()).isEqualTo(Reason.OVERLOADED);
        assertThatThrownBy(() -> door.admission.expect(door.caller("a"))).isInstanceOf(Refusal.class);
        assertThat(door.refused).containsExactly(Cause.WAIT, Cause.WAIT);
    }

    @Test
    void a_key_with_nobody_waiting_is_let_in_where_one_with_many_is_not() {
        fill("a", 6);

        assertThatCode(() -> door.admission.expect(door.caller("b"))).doesNotThrowAnyException();
        assertThat(door.refusal(door.caller("a")).reason()).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void a_line_that_does_not_end_is_kept_short() {
        fill("a", 4);
        door.pass(Duration.ofMinutes(55));
        assertThatCode(() -> door.admission.expect(door.caller("a"))).doesNotThrowAnyException();

        door.pass(Duration.ofMinutes(2));

        door.refusal(door.caller("a"));
        assertThat(door.refused).containsExactly(Cause.WAIT);
    }

    @Test
    void a_few_may_wait_however_long_pictures_take() throws InterruptedException {
        Doorway slow = new Doorway(new Limits(100 * MEGA, 1, 20, 4, Duration.ZERO, Duration.ZERO));
        slow.learn(EACH);
        Ticket one = slow.enter(slow.caller("a"));
        List<Thread> line = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            line.add(slow.arrive("a", slow.caller("a"), MEGA));
        }
        assertThat(slow.refused).isEmpty();
        slow.refusal(slow.caller("a"));
        assertThat(slow.refused).containsExactly(Cause.WAIT);
        assertThat(slow.entered).isEmpty();

        one.close();
        for (Thread thread : line) {
            thread.join();
        }
    }

    @Test
    void whoever_came_while_few_were_waiting_outlasts_those_who_came_later() throws InterruptedException {
        Duration moment = Duration.ofMillis(1);
        Doorway cold = new Doorway(new Limits(100 * MEGA, 1, 20, 1, moment, moment));
        Ticket one = cold.enter(cold.caller("a"));
        Thread first = cold.arrive("first", cold.caller("a"), MEGA);
        Thread second = cold.arrive("second", cold.caller("a"), MEGA);

        cold.pass(moment);
        second.join();
        one.close();
        first.join();

        assertThat(cold.entered).containsExactly("second refused", "first");
    }

    @Test
    void once_the_line_was_empty_the_next_burst_is_let_in_again() throws InterruptedException {
        fill("a", 4);
        door.pass(Duration.ofMinutes(45));
        inside.close();
        for (Thread thread : threads) {
            thread.join();
        }
        inside = door.enter(door.caller("a"));

        wait("a", 4);

        assertThat(door.refused).isEmpty();
    }

    @Test
    void a_patient_caller_waits_however_long_the_line_and_does_not_make_it_one() {
        fill("a", 6);
        Caller batch = door.batch("a", new AtomicBoolean());
        threads.add(door.arrive("batch", batch, MEGA));
        threads.add(door.arrive("batch", batch, MEGA));
        assertThat(door.refused).isEmpty();
        assertThat(door.admission.waiting()).isEqualTo(8);
    }

    @Test
    void a_batch_alone_is_no_standing_line() {
        door.learn(EACH);
        inside = door.enter(door.caller("a"));
        Caller batch = door.batch("a", new AtomicBoolean());
        threads.add(door.arrive("batch", batch, MEGA));
        door.pass(Duration.ofHours(1));

        wait("a", 3);

        assertThat(door.refused).isEmpty();
    }

    @Test
    void whoever_would_not_be_done_by_its_deadline_is_turned_away_at_once() {
        fill("a", 1);

        // 15 minutes to wait, and 10 of work.
        assertThat(door.refusal(door.caller("a", Duration.ofMinutes(24))).reason())
                .isEqualTo(Reason.OVERLOADED);
        assertThat(door.refused).containsExactly(Cause.DEADLINE);
        door.admission.expect(door.caller("a", Duration.ofMinutes(25)));
    }

    @Test
    void a_deadline_that_has_passed_is_told_apart() {
        Failure late = door.refusal(door.caller("a", Duration.ZERO));
        assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);

        AtomicBoolean gone = new AtomicBoolean(true);
        assertThat(door.refusal(door.batch("a", gone)).reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(door.refused).containsExactly(Cause.DEADLINE, Cause.GONE);
    }

    @Test
    void whoever_is_turned_away_is_told_when_to_come_again() {
        Doorway quick = new Doorway(new Limits(100 * MEGA, 1, 20, 0, Duration.ofMillis(1), Duration.ofMillis(1)));
        quick.learn(Duration.ofMillis(10));
        try (Ticket ticket = quick.enter(quick.caller("a"))) {
            Failure busy = quick.refusal(quick.caller("a"));
            assertThat(busy.retryAfter()).as("half of 10 ms, in whole seconds").isEqualTo(1);
        }

        fill("a", 6);
        assertThat(door.refusal(door.caller("a")).retryAfter()).isEqualTo(65 * 60);
    }

    @Test
    void of_the_places_to_wait_a_key_may_take_as_many_as_it_leaves() {
        // Nothing is known of the pace yet.
        inside = door.enter(door.caller("a"));
        wait("a", 10);
        door.refusal(door.caller("a"));
        wait("b", 5);
        door.refusal(door.caller("b"));

        assertThat(door.refused).containsExactly(Cause.QUEUE_FULL, Cause.QUEUE_FULL);
        door.admission.expect(door.caller("c"));
    }

    @Test
    void larger_pictures_are_more_to_wait_for() {
        door.learn(EACH);
        inside = door.enter(door.caller("a"));
        Caller large = door.caller("a");
        threads.add(new Thread(() ->
                door.admission.enter(large, 6 * Admission.BESIDES_PIXELS, MEGA).close()));
        threads.get(0).start();
        while (door.admission.waiting() == 0) {
            Thread.onSpinWait();
        }

        door.refusal(door.caller("a"));

        assertThat(door.refused).containsExactly(Cause.WAIT);
    }

    @Test
    void the_pace_is_that_of_the_last_pictures() {
        Pace pace = new Pace();
        assertThat(pace.nanosFor(1000)).isZero();
        pace.finished(1000, 5000);
        assertThat(pace.nanosFor(10)).isEqualTo(50);
        for (int i = 0; i < 500; i++) {
            pace.finished(1000, 2000);
        }
        assertThat(pace.nanosFor(10)).isEqualTo(20);
    }

    @Test
    void a_picture_that_turned_out_to_be_none_says_nothing_of_the_pace() {
        door.learn(EACH);
        for (int i = 0; i < 100; i++) {
            door.enter(door.caller("a")).close();
        }
        inside = door.enter(door.caller("a"));

        assertThat(door.refusal(door.caller("a", Duration.ofMinutes(14))).reason())
                .isEqualTo(Reason.OVERLOADED);
    }

    /** One is inside and so many wait; the pace is known. */
    private void fill(String key, int count) {
        door.learn(EACH);
        inside = door.enter(door.caller(key));
        wait(key, count);
    }

    private void wait(String key, int count) {
        for (int i = 0; i < count; i++) {
            threads.add(door.arrive(key, door.caller(key), MEGA));
        }
    }
}
