package io.face106.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestCues;
import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredFaceAnalyzerTest {

    private static final AnalysisOptions OPTIONS =
            new AnalysisOptions(Profile.FAST, 40, 1, 1, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
    private static final Analysis ANALYSIS = new Analysis(
            new ImageInfo(ImageFormat.JPEG, 400, 300, 1, 1000),
            List.of(),
            new StageTimes(Map.of(StageName.DECODE, 3_000_000L, StageName.DETECT, 7_000_000L)));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry, List.of("ok"));

    @Test
    void an_answer_passes_through_and_is_measured_and_timed() {
        FaceAnalyzer metered = metered((picture, options, caller) -> ANALYSIS);

        assertThat(metered.analyze(new byte[0], OPTIONS)).isSameAs(ANALYSIS);
        metered.analyze(new byte[0], OPTIONS);

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

    @Test
    void what_is_told_of_faces_is_counted_and_distributed() {
        Face other =
                TestCues.with(TestFaces.analysed(300, 50, 80), TestCues.DARK, EyeState.OUT_OF_SIGHT, TestCues.SMILE);
        Analysis analysis = TestFaces.analysis(TestCues.covered(100, 50, 200), other);

        assertThat(metered((picture, options, caller) -> analysis).analyze(new byte[0], OPTIONS))
                .isSameAs(analysis);

        assertThat(eyes("left", "dark_glasses")).isEqualTo(2);
        assertThat(eyes("right", "open")).isEqualTo(1);
        assertThat(eyes("right", "self")).isEqualTo(1);
        assertThat(mouths("mask")).isEqualTo(1);
        assertThat(mouths("open")).isEqualTo(1);
        assertThat(registry.get("face106.eye.covered").summary().count()).isEqualTo(4);
        assertThat(registry.get("face106.eye.covered").summary().totalAmount())
                .isCloseTo(100 * (2 * 0.86 + 0.04 + 1), within(1e-9));
        assertThat(registry.get("face106.mouth.covered").summary().totalAmount())
                .isCloseTo(93.75 + 1, within(1e-9));
        assertThat(registry.get("face106.face.visible").summary().mean()).isCloseTo(100 * 69 / 210.0, within(1e-9));
        assertThat(registry.get("face106.face.presence").summary().totalAmount())
                .isCloseTo(2 * 99.912, within(1e-9));
    }

    @Test
    void what_is_not_told_of_a_face_is_not_counted() {
        Analysis analysis = TestFaces.analysis(TestFaces.analysed(100, 50, 200), TestFaces.located(300, 50, 80));

        metered((picture, options, caller) -> analysis).analyze(new byte[0], OPTIONS);

        assertThat(registry.find("face106.eye.state").counters()).hasSize(10).allMatch(counter -> counter.count() == 0);
        assertThat(registry.find("face106.mouth.state").counters())
                .hasSize(4)
                .allMatch(counter -> counter.count() == 0);
        assertThat(registry.get("face106.eye.covered").summary().count()).isZero();
        assertThat(registry.get("face106.face.visible").summary().count()).isZero();
        assertThat(registry.get("face106.face.presence").summary().count()).isEqualTo(1);
    }

    @Test
    void whatever_is_thrown_passes_through_and_leaves_no_trace() {
        for (Throwable thrown : List.of(new Refusal(Reason.UNREADABLE_IMAGE, "no"), new StackOverflowError())) {
            FaceAnalyzer metered = metered((picture, options, caller) -> {
                throw MeteredFaceAnalyzerTest.<RuntimeException>unchecked(thrown);
            });

            assertThatThrownBy(() -> metered.analyze(new byte[0], OPTIONS)).isSameAs(thrown);
        }
        assertThat(registry.get("face106.image.pixels").summary().count()).isZero();
    }

    @SuppressWarnings("unchecked") // T is never more than what the compiler takes for unchecked
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private FaceAnalyzer metered(FaceAnalyzer analyzer) {
        return new MeteredFaceAnalyzer(analyzer, meters);
    }

    private double eyes(String side, String status) {
        return registry.get("face106.eye.state")
                .tags("side", side, "status", status)
                .counter()
                .count();
    }

    private double mouths(String status) {
        return registry.get("face106.mouth.state")
                .tag("status", status)
                .counter()
                .count();
    }

    private double time(String stage) {
        return registry.get("face106.stage.duration")
                .tag("stage", stage)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }
}
