package io.face106.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestCues;
import io.face106.TestFaces;
import io.face106.domain.EyeState;
import io.face106.domain.StageName;
import io.face106.testing.TestModels;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Prometheus sees of a service that has not worked yet: names are a contract with dashboards and alerts. */
class MetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry, List.of("ok", "internal"));

    @Test
    void every_meter_is_scraped_from_the_first_second_on_under_its_name_and_in_base_units() {
        assertThat(types())
                .containsExactlyInAnyOrder(
                        "face106_stage_duration_seconds histogram",
                        "face106_stage_duration_seconds_max gauge",
                        "face106_faces_per_image histogram",
                        "face106_faces_per_image_max gauge",
                        "face106_image_pixels histogram",
                        "face106_image_pixels_max gauge",
                        "face106_images_total counter",
                        "face106_batch_calls_total counter",
                        "face106_eye_state_total counter",
                        "face106_mouth_state_total counter",
                        "face106_eye_covered_percent histogram",
                        "face106_eye_covered_percent_max gauge",
                        "face106_mouth_covered_percent histogram",
                        "face106_mouth_covered_percent_max gauge",
                        "face106_face_visible_percent histogram",
                        "face106_face_visible_percent_max gauge",
                        "face106_face_presence_percent histogram",
                        "face106_face_presence_percent_max gauge");
    }

    @Test
    void every_outcome_and_every_stage_is_there_before_it_happens() {
        assertThat(tagValues("face106_images_total", "outcome")).containsExactly("internal", "ok");
        assertThat(tagValues("face106_stage_duration_seconds_count", "stage"))
                .isEqualTo(Arrays.stream(StageName.values())
                        .map(StageName::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whole_batches_are_counted_by_their_outcome_and_apart_from_pictures() {
        meters.batch("ok");

        assertThat(series("face106_batch_calls_total"))
                .containsExactlyInAnyOrder("{outcome=\"internal\"} 0.0", "{outcome=\"ok\"} 1.0");
        assertThat(series("face106_images_total"))
                .containsExactlyInAnyOrder("{outcome=\"internal\"} 0.0", "{outcome=\"ok\"} 0.0");
    }

    @Test
    void every_state_of_eyes_and_mouth_is_there_with_0_before_a_face_is() {
        assertThat(series("face106_eye_state_total"))
                .containsExactlyInAnyOrder(
                        "{side=\"left\",status=\"closed\"} 0.0",
                        "{side=\"left\",status=\"dark_glasses\"} 0.0",
                        "{side=\"left\",status=\"object\"} 0.0",
                        "{side=\"left\",status=\"open\"} 0.0",
                        "{side=\"left\",status=\"self\"} 0.0",
                        "{side=\"right\",status=\"closed\"} 0.0",
                        "{side=\"right\",status=\"dark_glasses\"} 0.0",
                        "{side=\"right\",status=\"object\"} 0.0",
                        "{side=\"right\",status=\"open\"} 0.0",
                        "{side=\"right\",status=\"self\"} 0.0");
        assertThat(series("face106_mouth_state_total"))
                .containsExactlyInAnyOrder(
                        "{status=\"closed\"} 0.0",
                        "{status=\"mask\"} 0.0",
                        "{status=\"object\"} 0.0",
                        "{status=\"open\"} 0.0");
    }

    @Test
    void whatever_faces_come_no_series_is_added() {
        long before = registry.scrape().lines().count();

        EyeState[] eyes = {TestCues.DARK, TestCues.GLASSES, TestCues.CLOSED, TestCues.OBJECT, EyeState.OUT_OF_SIGHT};
        for (EyeState left : eyes) {
            for (EyeState right : eyes) {
                meters.analyzed(TestFaces.analysis(
                        TestCues.with(TestFaces.analysed(0, 0, 50), left, right, TestCues.MASK),
                        TestCues.with(TestFaces.analysed(0, 0, 50), left, right, TestCues.SMILE)));
            }
        }

        assertThat(registry.scrape().lines().count()).isEqualTo(before);
    }

    @Test
    void shares_fall_into_buckets_of_percent_that_are_closer_at_both_ends() {
        meters.analyzed(TestFaces.analysis(TestCues.covered(0, 0, 50)));

        assertThat(registry.scrape())
                .contains("face106_mouth_covered_percent_bucket{le=\"90.0\"} 0")
                .contains("face106_mouth_covered_percent_bucket{le=\"95.0\"} 1")
                .contains("face106_mouth_covered_percent_sum 93.75")
                .contains("face106_face_presence_percent_bucket{le=\"99.0\"} 0")
                .contains("face106_face_presence_percent_bucket{le=\"+Inf\"} 1");
    }

    @Test
    void an_outcome_is_counted() {
        meters.outcome("internal");

        assertThat(registry.scrape())
                .contains("face106_images_total{outcome=\"internal\"} 1.0")
                .contains("face106_images_total{outcome=\"ok\"} 0.0");
    }

    @Test
    void times_fall_into_buckets_of_seconds() {
        meters.stage(StageName.DETECT, 3_000_000);

        assertThat(registry.scrape())
                .contains("face106_stage_duration_seconds_bucket{stage=\"detect\",le=\"0.0025\"} 0")
                .contains("face106_stage_duration_seconds_bucket{stage=\"detect\",le=\"0.005\"} 1")
                .contains("face106_stage_duration_seconds_sum{stage=\"detect\"} 0.003");
    }

    @Test
    void a_gauge_is_asked_at_every_scrape() {
        int[] value = {7};
        meters.gauge("face106.in.flight", "Pictures worked on now", () -> value[0]);
        assertThat(registry.scrape()).contains("face106_in_flight 7.0");

        value[0] = 8;

        assertThat(registry.scrape()).contains("face106_in_flight 8.0");
    }

    @Test
    void counters_of_one_name_are_there_before_they_count() {
        ObjIntConsumer<String> lookups =
                meters.counters("face106.tokens.lookups", "Face tokens looked up", "result", List.of("hit", "miss"));
        assertThat(tagValues("face106_tokens_lookups_total", "result")).containsExactly("hit", "miss");

        lookups.accept("hit", 5);

        assertThat(registry.scrape())
                .contains("face106_tokens_lookups_total{result=\"hit\"} 5.0")
                .contains("face106_tokens_lookups_total{result=\"miss\"} 0.0");
    }

    @Test
    void the_models_that_run_are_told_with_their_hash_and_provider() {
        TestModels.PACK.models().forEach((role, spec) -> meters.model(role, spec, "cpu"));

        TestModels.PACK
                .models()
                .forEach((role, spec) -> assertThat(registry.scrape())
                        .contains("face106_model_info{model=\"" + spec.name() + "\",provider=\"cpu\",role=\"" + role
                                + "\",sha256=\"" + spec.sha256() + "\",version=\"" + spec.version() + "\"} 1"));
    }

    private Set<String> types() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.substring("# TYPE ".length()))
                .collect(Collectors.toSet());
    }

    /** Tags and value of each. */
    private Set<String> series(String name) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> line.substring(name.length()))
                .collect(Collectors.toSet());
    }

    private Set<String> tagValues(String name, String tag) {
        Pattern pattern = Pattern.compile("^" + name + "\\{.*?" + tag + "=\"([^\"]*)\".*", Pattern.MULTILINE);
        return pattern.matcher(registry.scrape())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
