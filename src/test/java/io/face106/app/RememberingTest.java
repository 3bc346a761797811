package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.observe.Meters;
import io.face106.pipeline.FaceAnalyzer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RememberingTest {

    private static final AnalysisOptions OPTIONS = new AnalysisOptions(Profile.FAST, 40, 100, 100, 0.6, Set.of());
    private static final DataSize ROOM = DataSize.ofMegabytes(1);

    private final AtomicInteger analysed = new AtomicInteger();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final FaceAnalyzer analyzer = (picture, options, caller) -> {
        analysed.incrementAndGet();
        return TestFaces.analysis(TestFaces.analysed(100, 50, 200));
    };

    @Test
    void without_a_time_to_live_nothing_is_remembered() {
        assertThat(around(Duration.ZERO)).isSameAs(analyzer);
    }

    @Test
    void answers_that_are_remembered_are_counted() {
        FaceAnalyzer remembering = around(Duration.ofMinutes(1));
        assertThat(count("lookups", "result", "shared")).isZero();
        assertThat(count("evictions", "reason", "age")).isZero();
        assertThat(count("evictions", "reason", "room")).isZero();

        remembering.analyze(new byte[1], OPTIONS);
        remembering.analyze(new byte[1], OPTIONS);
        remembering.analyze(new byte[2], OPTIONS);

        assertThat(analysed).hasValue(2);
        assertThat(count("lookups", "result", "hit")).isEqualTo(1);
        assertThat(count("lookups", "result", "miss")).isEqualTo(2);
        assertThat(registry.get("face106.cache.held").gauge().value()).isEqualTo(2);
        assertThat(registry.get("face106.cache.bytes").gauge().value()).isBetween(2 * 13_000.0, 2 * 15_000.0);
    }

    private FaceAnalyzer around(Duration ttl) {
        return Remembering.around(analyzer, new FaceProperties.Cache(ttl, ROOM), new Meters(registry, List.of()));
    }

    private double count(String what, String tag, String value) {
        return registry.get("face106.cache." + what).tag(tag, value).counter().count();
    }
}
