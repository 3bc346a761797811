package io.face106.runtime.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Caller;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WaitingItemsTest {

    private static final long DELAY = 1000;
    private static final long SMALL = 4;
    private static final long LARGE = 40;

    /** Eight small rows or two large ones fill a batch. */
    private static final LaneOptions OPTIONS =
            new LaneOptions(List.of(1, 2, 4, 8), 2 * LARGE * Staging.INPUT_BYTES, Duration.ofNanos(DELAY), List.of());

    private static final Caller ANYBODY = new Caller("", new UUID(0, 0), Long.MAX_VALUE / 2, () -> false);

    private final WaitingItems waiting = new WaitingItems(OPTIONS);

    @Test
    void the_delay_counts_from_the_arrival_of_the_oldest() {
        Item first = add(1, SMALL, 0);
        Item second = add(1, SMALL, DELAY - 1);

        assertThat(waiting.takeDue(DELAY - 1)).isEmpty();
        assertThat(waiting.nanosUntilDue(DELAY - 1)).isEqualTo(1);
        assertThat(waiting.takeDue(DELAY)).containsExactly(first, second);
        assertThat(waiting.size()).isZero();
    }

    @Test
    void a_full_batch_waits_for_nobody() {
        Item lonely = add(1, LARGE, 0);
        List<Item> full = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            full.add(add(2, SMALL, 1));
        }

        assertThat(waiting.takeDue(1)).isEqualTo(full);
        assertThat(waiting.takeDue(1)).isEmpty();
        assertThat(waiting.takeDue(DELAY)).containsExactly(lonely);
    }

    @Test
    void full_batches_of_another_shape_do_not_keep_the_oldest_waiting() {
        Item oldest = add(1, LARGE, 0);
        add(8, SMALL, 1);

        assertThat(waiting.takeDue(DELAY)).containsExactly(oldest);
    }

    @Test
    void without_a_delay_the_oldest_goes_at_once_with_what_fits_beside_it() {
        WaitingItems now = new WaitingItems(new LaneOptions(List.of(1, 4), 1000, Duration.ZERO, List.of()));
        Item oldest = item(3, SMALL, ANYBODY, 5);
        Item tooMany = item(2, SMALL, ANYBODY, 6);
        Item fits = item(1, SMALL, ANYBODY, 7);
        List.of(oldest, tooMany, fits).forEach(now::add);

        assertThat(now.takeDue(7)).containsExactly(oldest, fits);
        assertThat(now.takeDue(7)).containsExactly(tooMany);
    }

    @Test
    void pictures_on_large_canvases_come_in_smaller_batches() {
        Item first = add(1, LARGE, 0);
        Item second = add(1, LARGE, 0);
        Item third = add(1, LARGE, 0);

        assertThat(waiting.takeDue(0)).containsExactly(first, second);
        assertThat(waiting.takeDue(DELAY)).containsExactly(third);
    }

    @Test
    void what_is_late_or_unwanted_or_cannot_be_asked_leaves_before_a_batch_is_made() {
        Item late = item(1, SMALL, new Caller("", new UUID(0, 0), 50, () -> false), 0);
        Item gone = item(1, SMALL, new Caller("", new UUID(0, 0), 1000, () -> true), 0);
        Item odd = item(
                1,
                SMALL,
                new Caller("", new UUID(0, 0), 1000, () -> {
                    throw new IllegalStateException("who?");
                }),
                0);
        Item wanted = item(1, SMALL, ANYBODY, 0);
        List.of(late, gone, odd, wanted).forEach(waiting::add);

        waiting.refuseUnwanted(50);

        assertThat(waiting.takeOldest()).containsExactly(wanted);
        assertThatThrownBy(late::await)
                .isInstanceOf(Refusal.class)
                .hasMessage("DEADLINE_EXCEEDED: the time that the request had is over");
        assertThatThrownBy(gone::await)
                .isInstanceOf(Refusal.class)
                .hasMessage("DEADLINE_EXCEEDED: nobody waits for the answer any more");
        assertThatThrownBy(odd::await).hasMessage("a network failed: java.lang.IllegalStateException: who?");
    }

    @Test
    void a_deadline_that_the_clock_has_not_reached_is_kept_across_its_overflow() {
        Item wanted = item(1, SMALL, new Caller("", new UUID(0, 0), Long.MIN_VALUE + 5, () -> false), 0);
        waiting.add(wanted);

        waiting.refuseUnwanted(Long.MAX_VALUE - 5);

        assertThat(waiting.takeOldest()).containsExactly(wanted);
    }

    /** A run that arrives: its rows, their shape, and how long after the one before. */
    record Arrival(int rows, long width, long pause) {}

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Arrival> small = Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(SMALL, 2 * SMALL),
                        Arbitraries.longs().between(0, DELAY))
                .as(Arrival::new);
        Arbitrary<Arrival> large = Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.just(LARGE),
                        Arbitraries.longs().between(0, DELAY))
                .as(Arrival::new);
        return Arbitraries.oneOf(small, large).list().ofMaxSize(40);
    }

    @Property(tries = 300)
    void whoever_comes_is_served_once_in_batches_of_one_shape_that_fit_and_never_later_than_the_delay(
            @ForAll("arrivals") List<Arrival> arrivals) {
        WaitingItems queue = new WaitingItems(OPTIONS);
        List<Item> came = new ArrayList<>();
        List<Item> served = new ArrayList<>();
        long now = 0;
        for (Arrival arrival : arrivals) {
            advance(queue, now, now + arrival.pause(), served);
            now += arrival.pause();
            Item item = item(arrival.rows(), arrival.width(), ANYBODY, now);
            came.add(item);
            queue.add(item);
            serveAll(queue, now, served);
        }
        advance(queue, now, now + DELAY, served);

        assertThat(queue.size()).isZero();
        assertThat(served).containsExactlyInAnyOrderElementsOf(came).doesNotHaveDuplicates();
    }

    /** As an owner would that wakes whenever the oldest is due. */
    private static void advance(WaitingItems queue, long from, long to, List<Item> served) {
        long now = from;
        while (queue.nanosUntilDue(now) <= to - now) {
            now += queue.nanosUntilDue(now);
            serveAll(queue, now, served);
        }
    }

    private static void serveAll(WaitingItems queue, long now, List<Item> served) {
        for (List<Item> batch = queue.takeDue(now); !batch.isEmpty(); batch = queue.takeDue(now)) {
            RowShape shape = batch.get(0).shape();
            int rows = batch.stream().mapToInt(Item::rows).sum();
            assertThat(batch).allSatisfy(item -> {
                assertThat(item.shape()).isEqualTo(shape);
                assertThat(item.waited(now)).isBetween(0L, DELAY);
            });
            assertThat(rows).isLessThanOrEqualTo(OPTIONS.most(shape.bytes()));
            served.addAll(batch);
        }
    }

    private Item add(int rows, long width, long since) {
        Item item = item(rows, width, ANYBODY, since);
        waiting.add(item);
        return item;
    }

    private static Item item(int rows, long width, Caller caller, long since) {
        Staging staging = new Staging();
        return new Item(new Item.Rows(staging, staging.input(rows, 1, 1, width), 0, rows), caller, since);
    }
}
