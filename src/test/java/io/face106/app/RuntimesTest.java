package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.runtime.ModelRuntime;
import io.face106.runtime.lane.LaneListener;
import io.face106.runtime.lane.LaneModel;
import io.face106.runtime.onnx.Provider;
import io.face106.testing.TestModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RuntimesTest {

    private final List<String> watched = new ArrayList<>();

    private final LaneListener.Factory listeners = (model, waiting) -> {
        watched.add(model.name() + " " + waiting.getAsInt());
        return new LaneListener() {
            @Override
            public void waited(long nanos) {}

            @Override
            public void batch(int rows) {}
        };
    };

    @Test
    void on_a_cpu_every_core_runs_by_itself() {
        ModelRuntime runtime = Runtimes.open(execution(LaneSettings.Use.GPU), listeners);

        try (var model = runtime.load(TestModels.PACK, TestModels.PACK.require("face"))) {
            assertThat(model).isNotInstanceOf(LaneModel.class);
        }
        assertThat(watched).isEmpty();
    }

    @Test
    void lanes_that_are_always_wanted_have_a_session_for_each_worker() {
        ModelRuntime runtime = Runtimes.open(execution(LaneSettings.Use.ALWAYS), listeners);

        try (var model = runtime.load(TestModels.PACK, TestModels.PACK.require("face"))) {
            assertThat(model).isInstanceOf(LaneModel.class);
            assertThat(runtime.tensorsAlive())
                    .isEqualTo(3L * (1 + model.spec().outputs().size()));
            assertThat(watched).containsExactly(model.spec().name() + " 0");
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    private static ExecutionSettings execution(LaneSettings.Use use) {
        return new ExecutionSettings(
                Provider.CPU,
                List.of(0),
                3,
                8,
                new LaneSettings(use, List.of(1, 2), DataSize.ofMegabytes(1), Duration.ZERO, List.of()),
                new GpuSettings(DataSize.ofBytes(0), false, false, true, false, new GpuSettings.TensorRt("", false)));
    }
}
