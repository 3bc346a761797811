package io.face106.runtime.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Caller;
import io.face106.domain.Refusal;
import io.face106.runtime.CallerScope;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneModelTest {

    private static final LaneOptions AT_ONCE = new LaneOptions(List.of(1, 2, 4, 8), 1 << 20, Duration.ZERO, List.of());

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final AtomicLong clock = new AtomicLong(1);
    private final Told told = new Told();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void runs_of_several_callers_share_a_batch_that_is_padded_to_a_bucket_and_each_gets_its_rows() throws Exception {
        Gate gate = new Gate();
        FirstByte network = new FirstByte();
        try (LaneModel model = open(network)) {
            network.before(gate::pass);
            Future<List<Float>> first = ask(model, 1);
            gate.reached.await();
            Future<List<Float>> second = ask(model, 2, 3);
            Future<List<Float>> third = ask(model, 4, 5, 6);
            told.awaitDepth(2);
            gate.open.countDown();

            assertThat(first.get()).containsExactly(1f, 1f);
            assertThat(second.get()).containsExactly(2f, 2f, 3f, 3f);
            assertThat(third.get()).containsExactly(4f, 4f, 5f, 5f, 6f, 6f);
        }
        assertThat(network.batches).containsExactly(1, 8);
        assertThat(told.batches).containsExactly(1, 5);
        assertThat(told.waited).hasSize(3);
    }

    @Test
    void a_poisoned_run_fails_alone() throws Exception {
        Gate gate = new Gate();
        FirstByte network = new FirstByte();
        try (LaneModel model = open(network)) {
            network.before(gate::pass);
            Future<List<Float>> first = ask(model, 1);
            gate.reached.await();
            Future<List<Float>> sound = ask(model, 2);
            Future<List<Float>> poisoned = ask(model, 7, FirstByte.POISON);
            Future<List<Float>> neighbour = ask(model, 3);
            told.awaitDepth(3);
            gate.open.countDown();

            assertThat(first.get()).containsExactly(1f, 1f);
            assertThat(sound.get()).containsExactly(2f, 2f);
            assertThat(neighbour.get()).containsExactly(3f, 3f);
            assertThatThrownBy(poisoned::get)
                    .hasCauseInstanceOf(ModelException.class)
                    .hasRootCauseMessage("row 1 is poisoned");
        }
    }

    @Test
    void whatever_a_run_throws_the_next_one_is_served() throws Exception {
        FirstByte network = new FirstByte();
        AtomicBoolean broken = new AtomicBoolean(true);
        network.before(rows -> {
            if (broken.get()) {
                throw new StackOverflowError("deep");
            }
        });
        try (LaneModel model = open(network)) {
            assertThatThrownBy(() -> ask(model, 1).get())
                    .hasRootCauseInstanceOf(StackOverflowError.class)
                    .hasMessageContaining("a network failed: java.lang.StackOverflowError: deep");
            broken.set(false);

            assertThat(ask(model, 2).get()).containsExactly(2f, 2f);
        }
    }

    @Test
    void whom_nobody_waits_for_and_whose_time_is_up_are_refused_without_a_run() throws Exception {
        Gate gate = new Gate();
        FirstByte network = new FirstByte();
        AtomicBoolean left = new AtomicBoolean();
        try (LaneModel model = open(network)) {
            network.before(gate::pass);
            Future<List<Float>> first = ask(model, 1);
            gate.reached.await();
            Future<List<Float>> gone = askFor(new Caller("", UUID.randomUUID(), 1000, left::get), model, 2);
            Future<List<Float>> late = askFor(new Caller("", UUID.randomUUID(), 10, () -> false), model, 3);
            told.awaitDepth(2);
            left.set(true);
            clock.set(10);
            gate.open.countDown();

            assertThat(first.get()).containsExactly(1f, 1f);
            assertThatThrownBy(gone::get).hasCauseInstanceOf(Refusal.class).hasMessageContaining("nobody waits");
            assertThatThrownBy(late::get).hasCauseInstanceOf(Refusal.class).hasMessageContaining("is over");
        }
        assertThat(network.batches).containsExactly(1);
    }

    /** Who shares a batch after a delay, {@link WaitingItemsTest} tells. */
    @Test
    void with_a_delay_an_idle_network_waits_for_company_and_then_runs_without() throws Exception {
        FirstByte network = new FirstByte();
        Duration delay = Duration.ofMillis(2);
        LaneOptions patient = new LaneOptions(List.of(1, 2, 4), 1 << 20, delay, List.of());
        try (LaneModel model = LaneModel.open(List.of(network), patient, System::nanoTime, told)) {
            assertThat(ask(model, 1).get()).containsExactly(1f, 1f);
        }
        assertThat(told.waited).hasSize(1).allMatch(nanos -> nanos >= delay.toNanos());
    }

    @Test
    void a_run_of_more_rows_than_a_batch_holds_comes_back_whole() throws Exception {
        FirstByte network = new FirstByte();
        int[] rows = new int[20];
        List<Float> expected = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 20 + i;
            expected.addAll(List.of(20f + i, 20f + i));
        }
        try (LaneModel model = open(network)) {
            assertThat(ask(model, rows).get()).isEqualTo(expected);
        }
        assertThat(network.batches).containsExactly(8, 8, 4);
    }

    @Test
    void the_session_belongs_to_one_thread_and_every_bucket_is_warm_before_the_first_caller() {
        FirstByte network = new FirstByte();
        LaneOptions options =
                new LaneOptions(List.of(1, 2, 4), 1 << 20, Duration.ZERO, List.of(new LaneOptions.Size(4, 1)));
        LaneModel.open(List.of(network), options, clock::get, told).close();

        assertThat(network.batches).as("largest first").containsExactly(4, 2, 1);
        assertThat(network.threads).containsOnly("lane-" + FirstByte.SPEC.name() + "-1");
        assertThat(network.closed).isTrue();
    }

    @Test
    void a_network_that_cannot_be_warmed_is_refused_and_closed() {
        FirstByte sound = new FirstByte();
        FirstByte broken = new FirstByte().before(rows -> {
            throw new IllegalStateException("out of memory");
        });

        assertThatThrownBy(() -> LaneModel.open(
                        List.of(sound, broken),
                        new LaneOptions(List.of(1), 1 << 20, Duration.ZERO, List.of(new LaneOptions.Size(4, 1))),
                        clock::get,
                        told))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        FirstByte.SPEC.file() + " cannot be warmed: java.lang.IllegalStateException: out of memory");
        assertThat(sound.closed).isTrue();
        assertThat(broken.closed).isTrue();
    }

    @Test
    void a_free_session_takes_what_waits_while_the_other_is_busy() throws Exception {
        Gate gate = new Gate();
        FirstByte one = new FirstByte();
        FirstByte other = new FirstByte();
        AtomicBoolean taken = new AtomicBoolean();
        try (LaneModel model = LaneModel.open(List.of(one, other), AT_ONCE, clock::get, told)) {
            for (FirstByte each : List.of(one, other)) {
                each.before(rows -> {
                    if (taken.compareAndSet(false, true)) {
                        gate.pass(rows);
                    }
                });
            }
            Future<List<Float>> held = ask(model, 1);
            gate.reached.await();

            assertThat(ask(model, 2).get()).containsExactly(2f, 2f);
            assertThat(ask(model, 3).get()).containsExactly(3f, 3f);
            gate.open.countDown();
            assertThat(held.get()).containsExactly(1f, 1f);
        }
        assertThat(one.closed).isTrue();
        assertThat(other.closed).isTrue();
    }

    @Test
    void closing_serves_whoever_waits_and_refuses_whoever_comes_later() throws Exception {
        Gate gate = new Gate();
        FirstByte network = new FirstByte();
        LaneModel model = open(network);
        network.before(gate::pass);
        Future<List<Float>> running = ask(model, 1);
        gate.reached.await();
        Future<List<Float>> waiting = ask(model, 2);
        told.awaitDepth(1);
        Future<?> closing = callers.submit(model::close);
        gate.open.countDown();
        closing.get();

        assertThat(running.get()).containsExactly(1f, 1f);
        assertThat(waiting.get()).containsExactly(2f, 2f);
        assertThat(network.closed).isTrue();
        assertThatThrownBy(() -> ask(model, 3).get())
                .hasCauseInstanceOf(ModelException.class)
                .hasMessageContaining(FirstByte.SPEC.name() + " is closed");
        model.close();
    }

    @Test
    void an_interrupted_caller_still_waits_because_its_memory_is_in_use() throws Exception {
        Gate gate = new Gate();
        FirstByte network = new FirstByte();
        List<Boolean> afterwards = new ArrayList<>();
        try (LaneModel model = open(network)) {
            network.before(gate::pass);
            Thread caller = new Thread(() -> {
                afterwards.add(answer(model, 1).equals(List.of(1f, 1f)));
                afterwards.add(Thread.currentThread().isInterrupted());
            });
            caller.start();
            gate.reached.await();
            caller.interrupt();
            gate.open.countDown();
            caller.join();
        }
        assertThat(afterwards).containsExactly(true, true);
    }

    @Test
    void an_answer_is_ready_only_after_a_run_and_only_under_its_name() {
        try (LaneModel model = open(new FirstByte());
                ModelRun run = model.prepare(1, 1, 1, 4)) {
            assertThatThrownBy(() -> run.output("scores")).hasMessage("no tensor 'scores' is ready");
            run.execute();
            assertThat(run.output("scores").stride()).isEqualTo(2);
            assertThatThrownBy(() -> run.output("nose")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private LaneModel open(FirstByte network) {
        return LaneModel.open(List.of(network), AT_ONCE, clock::get, told);
    }

    private Future<List<Float>> ask(Model model, int... rows) {
        return callers.submit(() -> answer(model, rows));
    }

    private Future<List<Float>> askFor(Caller caller, Model model, int... rows) {
        return callers.submit((Callable<List<Float>>) () -> {
            try (CallerScope scope = CallerScope.open(caller)) {
                return answer(model, rows);
            }
        });
    }

    /** Two numbers for each row. */
    private static List<Float> answer(Model model, int... rows) {
        try (ModelRun run = model.prepare(rows.length, 1, 1, 4)) {
            for (int i = 0; i < rows.length; i++) {
                run.input().entry(i).put(0, (byte) rows[i]);
            }
            run.execute();
            List<Float> numbers = new ArrayList<>();
            for (int i = 0; i < 2 * rows.length; i++) {
                numbers.add(run.output("scores").floats().get(i));
            }
            return numbers;
        }
    }
}
