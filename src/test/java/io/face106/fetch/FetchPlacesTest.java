package io.face106.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetchPlacesTest {

    private static final Caller HURRIED = Caller.unhurried();
    private static final Caller PATIENT = patient(Duration.ofHours(1), () -> false);

    @Test
    void whoever_is_in_a_hurry_may_have_all_places_and_is_turned_away_then() {
        FetchPlaces places = new FetchPlaces(2);
        places.enter(HURRIED);
        places.enter(HURRIED);
        assertThatThrownBy(() -> places.enter(HURRIED)).hasMessageContaining("2 links are being followed");
        places.leave(HURRIED);
        places.enter(HURRIED);
    }

    @Test
    void the_patient_have_half_of_the_places_and_wait_for_those_in_the_order_in_which_they_came() throws Exception {
        FetchPlaces places = new FetchPlaces(3, Duration.ofHours(1));
        List<Integer> entered = new CopyOnWriteArrayList<>();
        places.enter(PATIENT);
        List<FutureTask<Void>> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            waiters.add(waiting(() -> {
                places.enter(PATIENT);
                entered.add(number);
            }));
        }
        places.enter(HURRIED);
        places.leave(HURRIED);
        assertThat(entered).isEmpty();

        for (int i = 0; i < 5; i++) {
            places.leave(PATIENT);
            waiters.get(i).get(10, TimeUnit.SECONDS);
            assertThat(entered).hasSize(i + 1);
        }
        assertThat(entered).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void the_patient_wait_for_the_only_place_too() throws Exception {
        FetchPlaces places = new FetchPlaces(1);
        places.enter(HURRIED);
        FutureTask<Void> waiter = waiting(() -> places.enter(PATIENT));
        places.leave(HURRIED);
        waiter.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> places.enter(HURRIED)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoever_goes_or_has_no_time_left_holds_nobody_up() throws Exception {
        FetchPlaces places = new FetchPlaces(2);
        AtomicBoolean gone = new AtomicBoolean();
        places.enter(PATIENT);
        FutureTask<Void> first = waiting(() -> refused(places, patient(Duration.ofHours(1), gone::get)));
        FutureTask<Void> last = waiting(() -> places.enter(PATIENT));
        refused(places, patient(Duration.ofMillis(20), () -> false));
        gone.set(true);
        first.get(10, TimeUnit.SECONDS);
        assertThat(last.isDone()).isFalse();

        places.leave(PATIENT);
        last.get(10, TimeUnit.SECONDS);
    }

    private static void refused(FetchPlaces places, Caller caller) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> places.enter(caller));
        assertThat(refusal).isNotNull();
        assertThat(refusal.failure().reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
    }

    /** Begun on a thread of its own; returns as soon as that waits. */
    private static FutureTask<Void> waiting(Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return task;
    }

    private static Caller patient(Duration time, BooleanSupplier gone) {
        return new Caller("", UUID.randomUUID(), System.nanoTime() + time.toNanos(), gone, true);
    }
}
