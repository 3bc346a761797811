package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacesQueryTest {

    private static final AnalysisOptions DEFAULTS = new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of());

    @Test
    void defaults_are_points_occlusion_and_pose_in_lapa_order() {
        Set<StageName> stages = Set.of(StageName.LANDMARK, StageName.OCCLUSION, StageName.POSE);
        assertThat(FacesQuery.of(Map.of(), DEFAULTS))
                .isEqualTo(new FacesQuery(
                        new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, stages), PointOrder.LAPA, false));
    }

    @Test
    void reads_every_option() {
        Map<String, String> options = Map.of(
                "profile", "fast",
                "min_face", "20",
                "max_faces", "3",
                "score_threshold", "0.75",
                "stages", "detect, pose",
                "order", "insightface",
                "timings", "true");
        assertThat(FacesQuery.of(options, DEFAULTS))
                .isEqualTo(new FacesQuery(
                        new AnalysisOptions(Profile.FAST, 20, 3, 3, 0.75, Set.of(StageName.POSE)),
                        PointOrder.INSIGHTFACE,
                        true));
    }

    @Test
    void detection_alone_is_possible() {
        AnalysisOptions options =
                FacesQuery.of(Map.of("stages", "detect"), DEFAULTS).analysis();
        assertThat(options.stages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "occlusion|OCCLUSION",
                "detect,occlusion,landmark|LANDMARK,OCCLUSION",
                "landmark,pose|LANDMARK,POSE"
            })
    void occlusion_is_told_unless_it_is_left_out(String stages, String expected) {
        Set<StageName> names =
                Arrays.stream(expected.split(",")).map(StageName::valueOf).collect(Collectors.toSet());
        assertThat(FacesQuery.of(Map.of("stages", stages), DEFAULTS).analysis().stages())
                .isEqualTo(names);
    }

    @Test
    void quality_is_looked_at_only_when_it_is_asked_for() {
        assertThat(FacesQuery.of(Map.of(), DEFAULTS).analysis().wants(StageName.QUALITY))
                .isFalse();
        assertThat(FacesQuery.of(Map.of("stages", "detect,landmark,pose,quality"), DEFAULTS)
                        .analysis()
                        .stages())
                .containsExactlyInAnyOrder(StageName.LANDMARK, StageName.POSE, StageName.QUALITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile|slow|expected one of fast, balanced, accurate, found 'slow'",
                "profile|FAST|expected one of fast, balanced, accurate, found 'FAST'",
                "profile|''|expected one of fast, balanced, accurate, found ''",
                "min_face|0|expected a whole number from 1 to 16384, found '0'",
                "min_face|ten|expected a whole number from 1 to 16384, found 'ten'",
                "min_face|10.5|expected a whole number from 1 to 16384, found '10.5'",
                "max_faces|1001|expected a whole number from 1 to 1000, found '1001'",
                "score_threshold|0|expected a number above 0 and at most 1, found '0'",
                "score_threshold|1.01|expected a number above 0 and at most 1, found '1.01'",
                "score_threshold|NaN|expected a number above 0 and at most 1, found 'NaN'",
                "score_threshold|high|expected a number above 0 and at most 1, found 'high'",
                "stages|detect,age|expected one of detect, landmark, occlusion, pose, quality, found 'age'",
                "stages|''|expected one of detect, landmark, occlusion, pose, quality, found ''",
                "order|dlib|expected one of facepp, lapa, insightface, found 'dlib'",
                "timings|yes|expected true or false, found 'yes'"
            })
    void refuses_bad_values_and_says_what_was_expected(String name, String value, String detail) {
        Failure failure = refused(Map.of(name, value));
        assertThat(failure).isEqualTo(new Failure(Failure.Reason.BAD_ARGUMENT, name, detail));
    }

    @Test
    void refuses_options_it_does_not_know() {
        Failure failure = refused(Map.of("minface", "20"));
        assertThat(failure.reason()).isEqualTo(Failure.Reason.BAD_ARGUMENT);
        assertThat(failure.field()).isEqualTo("minface");
        assertThat(failure.detail()).contains("min_face").contains("timings");
    }

    @Test
    void shows_only_the_beginning_of_long_values() {
        assertThat(refused(Map.of("profile", "x".repeat(10_000))).detail()).hasSizeLessThan(120);
        assertThat(refused(Map.of("x".repeat(10_000), "1")).field()).hasSizeLessThan(50);
    }

    private static Failure refused(Map<String, String> options) {
        return catchThrowableOfType(Refusal.class, () -> FacesQuery.of(options, DEFAULTS))
                .failure();
    }
}
