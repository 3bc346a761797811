package io.face106.observe;

import io.face106.domain.Analysis;
import io.face106.domain.StageName;
import io.face106.runtime.ModelSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** The service's meters. */
public final class Meters {

    private static final Duration[] LATENCIES = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Map<StageName, Timer> stages = new EnumMap<>(StageName.class);
    private final DistributionSummary facesPerImage;
    private final DistributionSummary imagePixels;
    private final FaceMeters faces;
    private final ObjIntConsumer<String> batches;

    /**
     * Registers every meter at once, so that each is scraped from the first second on.
     *
     * @param outcomes how a request for an analysis can end
     */
    public Meters(MeterRegistry registry, Collection<String> outcomes) {
        this.registry = registry;
        for (StageName stage : StageName.values()) {
            stages.put(
                    stage,
                    Timer.builder("face106.stage.duration")
                            .description("Time one picture spends in a stage, all its faces and passes together")
                            .tag("stage", stage.wireName())
                            .serviceLevelObjectives(LATENCIES)
                            .register(registry));
        }
        this.facesPerImage = DistributionSummary.builder("face106.faces.per.image")
                .description("Faces found in a picture")
                .serviceLevelObjectives(0.5, 1, 2, 5, 10, 20, 50)
                .register(registry);
        this.imagePixels = DistributionSummary.builder("face106.image.pixels")
                .description("Width times height of accepted pictures")
                .serviceLevelObjectives(100e3, 300e3, 1e6, 2e6, 4e6, 8e6, 16e6)
                .register(registry);
        this.faces = new FaceMeters(registry);
        outcomes.forEach(this::images);
        this.batches = counters(
                "face106.batch.calls", "Requests with many pictures by outcome of the whole", OUTCOME, outcomes);
    }

    /** A number that is asked for at every scrape. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Counters of the same name, one for each value of a tag, all there at once; what is answered adds to one of them. */
    public ObjIntConsumer<String> counters(String name, String description, String tag, Collection<String> values) {
        Map<String, Counter> counters = new HashMap<>();
        values.forEach(value -> counters.put(
                value,
                Counter.builder(name).description(description).tag(tag, value).register(registry)));
        return (value, count) -> Objects.requireNonNull(counters.get(value)).increment(count);
    }

    /** Which file runs where; always 1. */
    public void model(String role, ModelSpec spec, String provider) {
        Gauge.builder("face106.model.info", () -> 1)
                .description("The models that run")
                .tag("role", role)
                .tag("model", spec.name())
                .tag("version", spec.version())
                .tag("sha256", spec.sha256())
                .tag("provider", provider)
                .register(registry);
    }

    /** A picture was analysed. */
    public void analyzed(Analysis analysis) {
        analysis.times().nanos().forEach(this::stage);
        facesPerImage.record(analysis.faces().size());
        imagePixels.record((double) analysis.image().pixels());
        analysis.faces().forEach(faces::analyzed);
    }

    /** A request for an analysis was answered. */
    public void outcome(String outcome) {
        images(outcome).increment();
    }

    /** A request with many pictures was answered as a whole, or refused. */
    public void batch(String outcome) {
        batches.accept(outcome, 1);
    }

    /** Time in one stage. */
    public void stage(StageName stage, long nanos) {
        Timer timer = stages.get(stage);
        if (timer != null) {
            timer.record(Duration.ofNanos(nanos));
        }
    }

    private Counter images(String outcome) {
        return Counter.builder("face106.images")
                .description("Requests for an analysis by outcome")
                .tag(OUTCOME, outcome)
                .register(registry);
    }
}
