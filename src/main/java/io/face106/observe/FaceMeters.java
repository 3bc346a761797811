package io.face106.observe;

import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is seen of the faces of live pictures: the networks' own words, not their accuracy. What shifts here is either the
 * traffic or a network.
 */
final class FaceMeters {

    /**
     * Shares are told in percent: Micrometer's fixed buckets take whole numbers only, all above is rounded up
     * (https://github.com/micrometer-metrics/micrometer/issues/3680).
     */
    private static final double PERCENT = 100;

    /** Upper ends of buckets, closer at both ends, where sure answers are. */
    private static final double[] BUCKETS = {1, 5, 10, 25, 50, 75, 90, 95, 99};

    /** Of the image. */
    private enum Side {
        LEFT,
        RIGHT;

        private String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry registry;
    private final Map<Side, Map<EyeState.Status, Counter>> eyes = new EnumMap<>(Side.class);
    private final Map<MouthState.Status, Counter> mouths;
    private final DistributionSummary eyeCovered;
    private final DistributionSummary mouthCovered;
    private final DistributionSummary visible;
    private final DistributionSummary presence;

    /** Registers every meter with every state, so that each is scraped from the first second on. */
    FaceMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Side side : Side.values()) {
            eyes.put(
                    side,
                    counters(
                            EyeState.Status.class,
                            status -> Counter.builder("face106.eye.state")
                                    .description("Eyes by side of the image and status")
                                    .tag("side", side.wireName())
                                    .tag("status", status.wireName())));
        }
        this.mouths = counters(
                MouthState.Status.class,
                status -> Counter.builder("face106.mouth.state")
                        .description("Mouths by status")
                        .tag("status", status.wireName()));
        this.eyeCovered = shares("face106.eye.covered", "Share of each eye that is covered");
        this.mouthCovered = shares("face106.mouth.covered", "Share of each mouth that is covered");
        this.visible = shares("face106.face.visible", "Mean visibility of a face's brows, eyes, nose and mouth");
        this.presence = shares("face106.face.presence", "How sure the landmark networks are of a face");
    }

    /** A face was analysed, as far as it was asked for and the networks can tell. */
    void analyzed(Face face) {
        FaceShape shape = face.shape();
        if (shape != null) {
            presence.record(shape.presence());
        }
        Occlusion occlusion = face.occlusion();
        if (occlusion != null) {
            eye(Side.LEFT, occlusion.leftEye());
            eye(Side.RIGHT, occlusion.rightEye());
            MouthState mouth = occlusion.mouth();
            Objects.requireNonNull(mouths.get(mouth.status())).increment();
            mouthCovered.record(mouth.covered());
            visible.record(occlusion.visible());
        }
    }

    private void eye(Side side, EyeState eye) {
        Objects.requireNonNull(Objects.requireNonNull(eyes.get(side)).get(eye.status()))
                .increment();
        eyeCovered.record(eye.covered());
    }

    private <S extends Enum<S>> Map<S, Counter> counters(Class<S> states, Function<S, Counter.Builder> counter) {
        Map<S, Counter> counters = new EnumMap<>(states);
        Arrays.stream(states.getEnumConstants())
                .forEach(state -> counters.put(state, counter.apply(state).register(registry)));
        return counters;
    }

    private DistributionSummary shares(String name, String description) {
        return DistributionSummary.builder(name)
                .description(description)
                .baseUnit("percent")
                .scale(PERCENT)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
