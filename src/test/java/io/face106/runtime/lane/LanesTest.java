package io.face106.runtime.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.Provider;
import io.face106.testing.GoldenTensors;
import io.face106.testing.PackFolder;
import io.face106.testing.TestModels;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes over real networks on the CPU. */
@Timeout(60)
class LanesTest {

    private static final LaneOptions OPTIONS =
            new LaneOptions(List.of(1, 2, 4, 8), 64 << 20, Duration.ZERO, List.of(new LaneOptions.Size(96, 64)));

    /** Of a number, relative; float32 has 1.2e-7. */
    private static final float ROUNDING = 2e-6f;

    /** Rows of the batches that were run, after warming. */
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    private volatile boolean holdFirst;

    private final List<OnnxRuntime> devices =
            List.of(new OnnxRuntime(Provider.CPU, 0, 1), new OnnxRuntime(Provider.CPU, 0, 1));

    private final Lanes lanes = new Lanes(devices, OPTIONS, this::watch);

    private LaneListener watch(ModelSpec spec, IntSupplier waiting) {
        return new LaneListener() {
            @Override
            public void waited(long nanos) {
                assertThat(nanos).isNotNegative();
            }

            @Override
            public void batch(int rows) {
                // One that holds a single caller's rows is kept back until others wait, so that the next is shared.
                while (batches.isEmpty() && rows <= 3 && holdFirst && waiting.getAsInt() < 4) {
                    Thread.onSpinWait();
                }
                batches.add(rows);
            }
        };
    }

    /**
     * Three of the networks answer the same to the last bit. The attention mesh's matrix products are blocked by the number of
     * their rows, which is that of the batch: its sums are rounded in another order, one unit in the last place in what was seen.
     */
    @ParameterizedTest
    @ValueSource(strings = {"detector", "face", "mesh", "attentionMesh"})
    void rows_that_share_batches_are_answered_as_if_each_were_alone(String role) throws Exception {
        ModelPack pack = TestModels.packWith(role);
        ExecutorService callers = Executors.newFixedThreadPool(12);
        List<Future<Map<String, float[]>>> together = new ArrayList<>();
        Lanes one = new Lanes(devices.subList(0, 1), OPTIONS, this::watch);
        holdFirst = true;
        try (Model model = one.load(pack, pack.require(role))) {
            Random random = new Random(7);
            for (int run = 0; run < 40; run++) {
                int seed = run;
                int rows = 1 + random.nextInt(3);
                together.add(callers.submit(() -> answers(model, seed, rows)));
            }
            random = new Random(7);
            for (int run = 0; run < 40; run++) {
                int rows = 1 + random.nextInt(3);
                requireSame(together.get(run).get(), alone(TestModels.model(role), run, rows));
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(batches).as("some shared a batch").anyMatch(rows -> rows > 3);
        assertThat(lanes.tensorsAlive()).isZero();
    }

    @Test
    void a_network_is_loaded_once_for_each_device_and_warm_in_every_bucket() {
        ModelPack pack = TestModels.packWith("face");
        try (Model model = lanes.load(pack, pack.require("face"))) {
            long each = 1 + model.spec().outputs().size();
            assertThat(devices.get(0).tensorsAlive()).isEqualTo(each);
            assertThat(devices.get(1).tensorsAlive()).isEqualTo(each);
            assertThat(lanes.tensorsAlive()).isEqualTo(2 * each);
            assertThat(lanes.provider()).isEqualTo("cpu");
        }
        assertThat(lanes.tensorsAlive()).isZero();
    }

    @Test
    void a_damaged_network_is_refused_and_leaves_nothing_behind(@TempDir Path temporary) {
        PackFolder folder = new PackFolder(temporary);
        ModelSpec spec = folder.open().require("detector");
        folder.replace(spec.file(), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> lanes.load(folder.open(), folder.open().require("detector")))
                .isInstanceOf(ModelException.class);
        assertThat(lanes.tensorsAlive()).isZero();
    }

    @Test
    void a_shape_that_the_network_refuses_fails_its_caller_and_nobody_after_it() {
        ModelPack pack = TestModels.packWith("mesh");
        try (Model model = lanes.load(pack, pack.require("mesh"));
                ModelRun wrong = model.prepare(1, 3, 192, 64)) {
            assertThatThrownBy(wrong::execute).isInstanceOf(ModelException.class);
            requireSame(answers(model, 1, 1), alone(TestModels.model("mesh"), 1, 1));
        }
        assertThat(lanes.tensorsAlive()).isZero();
    }

    private static Map<String, float[]> alone(Model model, int seed, int rows) {
        Map<String, float[]> all = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            answers(model, seed + 100 * row, 1).forEach((name, numbers) -> all.merge(name, numbers, LanesTest::joined));
        }
        return all;
    }

    private static Map<String, float[]> answers(Model model, int seed, int rows) {
        List<Long> input = model.spec().input().shape();
        long height = input.get(2) < 0 ? 64 : input.get(2);
        long width = input.get(3) < 0 ? 96 : input.get(3);
        try (ModelRun run = model.prepare(rows, 3, height, width)) {
            for (int row = 0; row < rows; row++) {
                fill(run.input().entry(row), seed + 100 * row);
            }
            run.execute();
            Map<String, float[]> answers = new HashMap<>();
            for (ModelSpec.Output output : model.spec().outputs()) {
                float[] numbers = new float[run.output(output.name()).floats().capacity()];
                run.output(output.name()).floats().get(0, numbers);
                answers.put(output.name(), numbers);
            }
            return answers;
        }
    }

    private static void fill(ByteBuffer row, int seed) {
        for (int i = 0; i < row.capacity(); i++) {
            row.put(i, (byte) GoldenTensors.patternByte(i + 7919 * seed));
        }
    }

    private static void requireSame(Map<String, float[]> found, Map<String, float[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, numbers) -> {
            assertThat(found.get(name)).as(name).hasSameSizeAs(numbers);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(found.get(name)[i])
                        .as(name)
                        .isCloseTo(numbers[i], within(ROUNDING * Math.max(1, Math.abs(numbers[i]))));
            }
        });
    }

    private static float[] joined(float[] a, float[] b) {
        float[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
