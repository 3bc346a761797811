package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoundRobinTest {

    private static final long SMALL = Admission.BESIDES_PIXELS + 300_000;
    private static final long LARGE = Admission.BESIDES_PIXELS + 50_000_000;
    private static final Condition NEVER = new ReentrantLock().newCondition();

    private final Line line = RoundRobin.ofKeysAndCalls();

    @Test
    void one_who_waits_overtakes_a_thousand_of_another_key() {
        for (int i = 0; i < 1000; i++) {
            single("greedy", SMALL);
        }
        Waiter modest = single("modest", SMALL);

        assertThat(served(2)).contains(modest);
    }

    @Test
    void single_requests_overtake_a_batch_of_their_own_key() {
        List<Waiter> batch = batch("a", 1000, SMALL);
        List<Waiter> singles = List.of(single("a", SMALL), single("a", SMALL), single("a", SMALL));

        List<Waiter> served = served(6);

        assertThat(served.subList(0, 4)).containsExactly(batch.get(0), singles.get(0), singles.get(1), singles.get(2));
        assertThat(served.subList(4, 6)).containsExactly(batch.get(1), batch.get(2));
    }

    @Test
    void single_requests_without_end_leave_a_batch_its_turns() {
        List<Waiter> batch = batch("a", 20, SMALL);
        List<Waiter> served = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            single("a", SMALL);
            single("a", SMALL);
            served.addAll(served(2));
        }

        assertThat(served).filteredOn(batch::contains).hasSizeGreaterThan(5);
    }

    @Test
    void pictures_of_one_call_and_single_requests_of_one_key_keep_their_order() {
        List<Waiter> batch = batch("a", 5, LARGE);
        assertThat(served(5)).isEqualTo(batch);

        List<Waiter> singles = List.of(single("a", LARGE), single("a", SMALL), single("a", LARGE), single("a", SMALL));
        assertThat(served(4)).isEqualTo(singles);
    }

    @Test
    void keys_share_work_and_not_turns() {
        for (int i = 0; i < 100; i++) {
            single("large", LARGE);
        }
        for (int i = 0; i < 10_000; i++) {
            single("small", SMALL);
        }
        long large = 0;
        long small = 0;
        for (int i = 0; i < 2000; i++) {
            Waiter next = served(1).get(0);
            large += next.caller.key().equals("large") ? next.work : 0;
            small += next.caller.key().equals("small") ? next.work : 0;
        }

        assertThat((double) large / small).isBetween(0.9, 1.1);
    }

    @Test
    void one_large_picture_after_the_other_is_paid_for_as_many_at_once_are() {
        long large = 0;
        long small = 0;
        Waiter waiting = single("large", LARGE);
        for (int i = 0; i < 10_000; i++) {
            single("small", SMALL);
        }
        for (int i = 0; i < 2000; i++) {
            Waiter next = served(1).get(0);
            large += next == waiting ? next.work : 0;
            small += next == waiting ? 0 : next.work;
            waiting = next == waiting ? single("large", LARGE) : waiting;
        }

        assertThat((double) large / small).isBetween(0.9, 1.1);
    }

    @Test
    void nobody_owes_anything_when_nobody_waits() {
        single("large", LARGE);
        single("small", SMALL);
        served(2);

        Waiter again = single("large", SMALL);
        single("small", SMALL);

        assertThat(served(1)).containsExactly(again);
    }

    @Test
    void a_newcomer_in_debt_is_told_that_others_come_first() {
        single("large", LARGE);
        for (int i = 0; i < 100; i++) {
            single("small", SMALL);
        }
        served(1);

        assertThat(line.ahead(caller("large"), SMALL)).isBetween(LARGE, LARGE + SMALL);
        assertThat(line.ahead(caller("other"), SMALL)).isEqualTo(SMALL);
    }

    @Test
    void a_call_that_cannot_come_again_leaves_no_debt() {
        Waiter once = single("a", LARGE);
        batch("a", 5, SMALL);
        assertThat(served(1)).containsExactly(once);

        assertThat(line.ahead(once.caller, SMALL)).isEqualTo(line.ahead(caller("a"), SMALL));
    }

    @Test
    void a_large_picture_waits_no_longer_for_its_turn_than_a_small_one() {
        for (int i = 0; i < 5; i++) {
            single("a", SMALL);
        }
        Waiter large = single("b", LARGE);
        for (int i = 0; i < 5; i++) {
            single("c", SMALL);
        }

        assertThat(served(3)).contains(large);
    }

    @Test
    void whose_turn_it_is_does_not_change_when_others_come() {
        batch("a", 3, LARGE);
        single("b", LARGE);
        served(2);
        Waiter next = line.first();

        single("c", SMALL);
        single("b", SMALL);

        assertThat(line.first()).isSameAs(next);
    }

    @Test
    void a_newcomer_is_told_what_is_before_it_by_its_own_share() {
        batch("a", 100, SMALL);
        assertThat(line.ahead(caller("a"), SMALL)).as("one turn of the batch").isEqualTo(SMALL);
        assertThat(line.ahead(caller("b"), SMALL)).as("one turn of the key").isEqualTo(SMALL);

        for (int i = 0; i < 9; i++) {
            single("a", SMALL);
        }
        assertThat(line.ahead(caller("a"), SMALL)).isEqualTo(10 * SMALL);
        assertThat(line.ahead(caller("b"), SMALL)).isEqualTo(SMALL);

        single("c", LARGE);
        assertThat(line.ahead(caller("b"), SMALL)).isEqualTo(SMALL + LARGE);
    }

    @Property(tries = 200)
    void nobody_is_lost_served_twice_or_counted_wrong_whatever_happens(@ForAll long seed) {
        Line any = RoundRobin.ofKeysAndCalls();
        Random random = new Random(seed);
        UUID[] calls = {UUID.randomUUID(), UUID.randomUUID()};
        List<Waiter> waiting = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            int what = random.nextInt(5);
            if (what < 3) {
                UUID call = random.nextBoolean() ? UUID.randomUUID() : calls[random.nextInt(2)];
                Caller caller = new Caller("key " + random.nextInt(3), call, 0, () -> false);
                Waiter waiter = waiter(caller, random.nextBoolean() ? SMALL : LARGE);
                any.add(waiter);
                waiting.add(waiter);
            } else if (what == 3 && !waiting.isEmpty()) {
                Waiter leaving = waiting.remove(random.nextInt(waiting.size()));
                any.leave(leaving);
                any.leave(leaving);
            } else if (!waiting.isEmpty()) {
                Waiter first = any.first();
                assertThat(waiting.remove(first)).isTrue();
                any.serve(first);
            }
            assertThat(any.isEmpty()).isEqualTo(waiting.isEmpty());
            assertThat(any.work())
                    .isEqualTo(waiting.stream().mapToLong(w -> w.work).sum());
            assertThat(any.ahead(caller("new"), SMALL)).isBetween(0L, any.work());
        }
    }

    private List<Waiter> served(int count) {
        List<Waiter> served = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Waiter next = line.first();
            line.serve(next);
            served.add(next);
        }
        return served;
    }

    private List<Waiter> batch(String key, int count, long work) {
        Caller caller = caller(key);
        List<Waiter> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(waiter(caller, work));
        }
        batch.forEach(line::add);
        return batch;
    }

    private Waiter single(String key, long work) {
        Waiter waiter = waiter(caller(key), work);
        line.add(waiter);
        return waiter;
    }

    private static Caller caller(String key) {
        return new Caller(key, UUID.randomUUID(), 0, () -> false);
    }

    private static Waiter waiter(Caller caller, long work) {
        return new Waiter(caller, work, 1, NEVER);
    }
}
