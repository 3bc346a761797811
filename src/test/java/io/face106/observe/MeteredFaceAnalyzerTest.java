package io.face106.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import io.face106.domain.StageTimes;
import io.face106.pipeline.FaceAnalyzer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeteredFaceAnalyzerTest {

    private static final AnalysisOptions OPTIONS = new AnalysisOptions(Profile.FAST, 40, 1, 1, 0.6, true, true);
    private static final Analysis ANALYSIS = new Analysis(
            new ImageInfo(ImageFormat.JPEG, 400, 300, 1, 1000),
            List.of(),
            new StageTimes(Map.of(StageName.DECODE, 3_000_000L, StageName.DETECT, 7_000_000L)));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void an_answer_passes_through_and_is_counted_and_timed() {
        FaceAnalyzer metered = metered((picture, options) -> ANALYSIS);

        assertThat(metered.analyze(new byte[0], OPTIONS)).isSameAs(ANALYSIS);
        metered.analyze(new byte[0], OPTIONS);

        assertThat(images("ok")).isEqualTo(2);
        assertThat(time("decode")).isCloseTo(6, within(1e-9));
        assertThat(time("detect")).isCloseTo(14, within(1e-9));
        assertThat(registry.get("face106.stage.duration")
                        .tag("stage", "landmark")
                        .timer()
                        .count())
                .as("a stage that did not run")
                .isZero();
        assertThat(registry.get("face106.image.pixels").summary().totalAmount()).isEqualTo(240_000);
        assertThat(registry.get("face106.faces.per.image").summary().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void a_refusal_passes_through_and_is_counted_by_its_reason(Reason reason) {
        Refusal refusal = new Refusal(reason, "no");
        FaceAnalyzer metered = metered((picture, options) -> {
            throw refusal;
        });

        assertThatThrownBy(() -> metered.analyze(new byte[0], OPTIONS)).isSameAs(refusal);

        assertThat(images(reason.wireName())).isEqualTo(1);
        assertThat(images("ok")).isZero();
        assertThat(registry.get("face106.image.pixels").summary().count()).isZero();
    }

    @Test
    void any_other_failure_passes_through_and_counts_as_internal() {
        IllegalStateException failure = new IllegalStateException("odd");
        FaceAnalyzer metered = metered((picture, options) -> {
            throw failure;
        });

        assertThatThrownBy(() -> metered.analyze(new byte[0], OPTIONS)).isSameAs(failure);

        assertThat(images("internal")).isEqualTo(1);
    }

    private FaceAnalyzer metered(FaceAnalyzer analyzer) {
        return new MeteredFaceAnalyzer(analyzer, meters);
    }

    private double images(String outcome) {
        return registry.get("face106.images").tag("outcome", outcome).counter().count();
    }

    private double time(String stage) {
        return registry.get("face106.stage.duration")
                .tag("stage", stage)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }
}
