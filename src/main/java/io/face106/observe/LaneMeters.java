package io.face106.observe;

import io.face106.runtime.ModelSpec;
import io.face106.runtime.lane.LaneListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** What is seen of one network's lane. */
public final class LaneMeters implements LaneListener {

    private static final Duration[] WAITS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private static final double[] ROWS = {1, 2, 4, 8, 16, 32};

    private final Timer wait;
    private final DistributionSummary rows;

    public LaneMeters(MeterRegistry registry, ModelSpec model, IntSupplier waiting) {
        Gauge.builder("face106.lane.depth", waiting::getAsInt)
                .description("Runs that wait for a network now")
                .tag("model", model.name())
                .register(registry);
        this.wait = Timer.builder("face106.lane.wait")
                .description("Time a run waits for a network")
                .tag("model", model.name())
                .serviceLevelObjectives(WAITS)
                .register(registry);
        this.rows = DistributionSummary.builder("face106.lane.rows")
                .description("Rows of a network's batch, padding not counted")
                .tag("model", model.name())
                .serviceLevelObjectives(ROWS)
                .register(registry);
    }

    @Override
    public void waited(long nanos) {
        wait.record(Duration.ofNanos(nanos));
    }

    @Override
    public void batch(int size) {
        rows.record(size);
    }
}
