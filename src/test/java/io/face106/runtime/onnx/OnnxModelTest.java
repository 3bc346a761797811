package io.face106.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.testing.GoldenTensors;
import io.face106.testing.TestModels;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class OnnxModelTest {

    private static final int SIDE = 192;

    private final OnnxRuntime runtime = new OnnxRuntime(Provider.CPU, 0, 2);

    @ParameterizedTest
    @ValueSource(strings = {"mesh", "attentionMesh"})
    void a_batch_of_five_gives_what_five_single_runs_give(String role) {
        Model model = TestModels.model(role);
        float[] together;
        try (ModelRun run = model.prepare(5, 3, SIDE, SIDE)) {
            for (int item = 0; item < 5; item++) {
                pattern(run.input().entry(item), item);
            }
            run.execute();
            together = numbers(run, model.spec());
        }

        float[] single = new float[0];
        for (int item = 0; item < 5; item++) {
            try (ModelRun run = model.prepare(1, 3, SIDE, SIDE)) {
                pattern(run.input().entry(0), item);
                run.execute();
                single = joined(single, numbers(run, model.spec()));
            }
        }
        assertThat(together).containsExactly(single, within(1e-3f));
    }

    @Test
    void runs_side_by_side_give_what_they_give_alone() throws ExecutionException, InterruptedException {
        List<float[]> alone = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (Model model = load("detector")) {
            for (int item = 0; item < 6; item++) {
                alone.add(detect(model, item));
            }
            List<Future<float[]>> together = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int item = i % 6;
                together.add(threads.submit(() -> detect(model, item)));
            }
            for (int i = 0; i < 60; i++) {
                assertThat(together.get(i).get()).containsExactly(alone.get(i % 6));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tensors_live_as_long_as_the_model_however_many_shapes_it_sees() {
        try (Model model = load("detector")) {
            for (int i = 0; i < 40; i++) {
                detect(model, i);
                assertThat(runtime.tensorsAlive())
                        .as("an input and three outputs")
                        .isEqualTo(4);
            }
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @Test
    void a_smaller_shape_after_a_larger_one_sees_nothing_of_it() {
        try (Model model = load("detector")) {
            float[] fresh = detect(model, 0);
            detect(model, 5);

            assertThat(detect(model, 0)).containsExactly(fresh);
        }
    }

    @Test
    void a_shape_the_network_refuses_does_not_cost_a_place() {
        try (Model model = load("mesh")) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> execute(model, 1, 3, SIDE, 64)).isInstanceOf(ModelException.class);
                assertThatThrownBy(() -> model.prepare(1L << 31, 1L << 31, 1L << 31, 1))
                        .isInstanceOf(RuntimeException.class);
            }
            execute(model, 1, 3, SIDE, SIDE);
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @Test
    void an_output_is_ready_only_after_a_run_and_only_under_its_name() {
        try (Model model = load("mesh");
                ModelRun run = model.prepare(1, 3, SIDE, SIDE)) {
            assertThatThrownBy(() -> run.output("presence")).hasMessage("face_mesh_468 has no tensor 'presence' ready");
            run.execute();
            assertThat(run.output("presence").stride()).isEqualTo(1);
            assertThatThrownBy(() -> run.output("nose")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void closing_waits_for_the_run_under_way_and_closing_twice_is_harmless() throws Exception {
        Model model = load("mesh");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CountDownLatch closing = new CountDownLatch(1);
        try {
            Future<?> closed;
            try (ModelRun run = model.prepare(1, 3, SIDE, SIDE)) {
                closed = thread.submit(() -> {
                    closing.countDown();
                    model.close();
                });
                closing.await();
                pattern(run.input().entry(0), 1);
                run.execute();
                assertThat(runtime.tensorsAlive()).isPositive();
                assertThat(closed.isDone()).isFalse();
            }
            closed.get();
            model.close();
            assertThat(runtime.tensorsAlive()).isZero();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void a_run_after_closing_is_refused_instead_of_waiting_for_ever() {
        Model model = load("mesh");
        model.close();

        assertThatThrownBy(() -> model.prepare(1, 3, SIDE, SIDE))
                .isInstanceOf(ModelException.class)
                .hasMessage("face_mesh_468 is closed");
    }

    @Test
    void a_shape_that_comes_back_runs_the_network_once() {
        OnnxModel model = (OnnxModel) runtime.load(TestModels.MESHES, TestModels.MESHES.require("mesh"));
        for (int i = 0; i < 10; i++) {
            try (ModelRun run = model.prepare(1 + i % 2, 3, SIDE, SIDE)) {
                run.execute();
            }
        }

        // Two more than asked for: one to learn each of the two shapes.
        assertThat(model.runs()).isEqualTo(12);
        model.close();
    }

    @Test
    void whoever_waits_for_a_place_while_the_model_closes_is_refused() throws Exception {
        Model model = load("mesh");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> waiting = new ArrayList<>();
        try {
            try (ModelRun first = model.prepare(1, 3, SIDE, SIDE);
                    ModelRun second = model.prepare(1, 3, SIDE, SIDE)) {
                for (int i = 0; i < 3; i++) {
                    waiting.add(
                            threads.submit(() -> model.prepare(1, 3, SIDE, SIDE).close()));
                }
                waiting.add(threads.submit(model::close));
                assertThat(first.input()).isNotSameAs(second.input());
            }
            waiting.get(3).get();
            for (Future<?> future : waiting.subList(0, 3)) {
                assertThat(endOf(future)).isIn("done", "face_mesh_468 is closed");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String endOf(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return "done";
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    private Model load(String role) {
        return runtime.load(TestModels.MESHES, TestModels.MESHES.require(role));
    }

    private static void execute(Model model, long... shape) {
        try (ModelRun run = model.prepare(shape)) {
            pattern(run.input().entry(0), 0);
            run.execute();
        }
    }

    /** A shape and a picture of its own for each number. */
    private static float[] detect(Model model, int number) {
        try (ModelRun run = model.prepare(1, 3, 32 * (1 + number % 3), 32 * (1 + number % 5))) {
            pattern(run.input().entry(0), number);
            run.execute();
            return numbers(run, model.spec());
        }
    }

    private static void pattern(ByteBuffer input, int seed) {
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, (byte) GoldenTensors.patternByte(i + 7919 * seed));
        }
    }

    /** All numbers of the first output. */
    private static float[] numbers(ModelRun run, ModelSpec spec) {
        FloatBuffer floats = run.output(spec.outputs().get(0).name()).floats();
        float[] numbers = new float[floats.capacity()];
        floats.get(0, numbers);
        return numbers;
    }

    private static float[] joined(float[] a, float[] b) {
        float[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
