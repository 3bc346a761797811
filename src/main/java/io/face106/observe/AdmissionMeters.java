package io.face106.observe;

import io.face106.pipeline.Admission;
import io.face106.pipeline.AdmissionListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How long pictures wait for their turn, and which are turned away. */
public final class AdmissionMeters implements AdmissionListener {

    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Timer wait;
    private final Map<Cause, Counter> refused = new EnumMap<>(Cause.class);

    /** Registers every meter at once, so that each is scraped from the first second on. */
    public AdmissionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.wait = Timer.builder("face106.queue.wait")
                .description("Time pictures waited for their turn, those that were turned away left out")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        for (Cause cause : Cause.values()) {
            refused.put(
                    cause,
                    Counter.builder("face106.rejected")
                            .description("Pictures turned away by reason")
                            .tag("reason", cause.wireName())
                            .register(registry));
        }
    }

    /** Shows how full it is. */
    public void watch(Admission admission) {
        Gauge.builder("face106.in.flight", admission, Admission::inFlight)
                .description("Pictures worked on now")
                .register(registry);
        Gauge.builder("face106.queue.depth", admission, Admission::waiting)
                .description("Pictures that wait for their turn now")
                .register(registry);
    }

    @Override
    public void admitted(long waitedNanos) {
        wait.record(Duration.ofNanos(waitedNanos));
    }

    @Override
    public void refused(Cause cause) {
        Objects.requireNonNull(refused.get(cause)).increment();
    }
}
