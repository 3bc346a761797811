package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.lane.LaneOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** What the operator may write under {@code face106}. */
class FacePropertiesTest {

    @Test
    void the_defaults_are_allowed() throws IOException {
        FaceProperties properties = bind("face106.unknown", "nothing");

        assertThat(properties.limits().minSide()).isEqualTo(48);
        assertThat(properties.analysis().toOptions().maxAnalysed()).isEqualTo(100);
        assertThat(properties.runtime().workersOrCores()).isPositive();
    }

    @Test
    void pictures_worked_on_at_once_are_one_per_core_or_two_with_a_gpu_unless_the_operator_says() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();

        ExecutionSettings byProvider = bind("face106.unknown", "nothing").runtime();
        ExecutionSettings set = bind("face106.runtime.workers", "7").runtime();

        assertThat(byProvider.places("cpu")).isEqualTo(cores);
        assertThat(byProvider.places("cuda")).isEqualTo(2 * cores);
        assertThat(set.places("cuda")).isEqualTo(7);
    }

    @Test
    void lanes_are_told_as_the_operator_writes_them() throws IOException {
        LaneOptions options = bind("face106.runtime.lanes.warm", "640x480, 96x64")
                .runtime()
                .lanes()
                .toOptions();

        assertThat(options.buckets()).containsExactly(1, 2, 4, 8, 16, 32);
        assertThat(options.maxDelay()).isZero();
        assertThat(options.warm()).containsExactly(new LaneOptions.Size(640, 480), new LaneOptions.Size(96, 64));
    }

    @Test
    void no_link_is_followed_unless_the_operator_names_hosts() throws IOException {
        assertThat(bind("face106.unknown", "nothing").links().allow()).isEmpty();
        assertThat(bind("face106.links.allow", "a.example.com, *.example.org:8443")
                        .links()
                        .allow())
                .containsExactly("a.example.com", "*.example.org:8443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models.pack | '' | models.pack is not set",
                "models.location | ' ' | models.location is not set",
                "runtime.provider | '' | runtime.provider is not set",
                "runtime.devices | 0,-1 | runtime.devices is [0, -1], expected numbers of GPUs, from 0 on",
                "runtime.devices | '' | runtime.devices is [], expected numbers of GPUs, from 0 on",
                "runtime.lanes.use | '' | runtime.lanes.use is not set",
                "runtime.lanes.buckets | 1,4,2 | runtime.lanes.buckets is [1, 4, 2], expected ascending numbers of 1 to 1024",
                "runtime.lanes.buckets | 0,1 | runtime.lanes.buckets is [0, 1], expected ascending numbers of 1 to 1024",
                "runtime.lanes.buckets | 1,2048 | runtime.lanes.buckets is [1, 2048], expected ascending numbers of 1 to 1024",
                "runtime.lanes.max-bytes | 0B | runtime.lanes.max-bytes is 0, expected 1 to 1073741824",
                "runtime.lanes.max-delay | 2s | runtime.lanes.max-delay is PT2S, expected 0ms to 1s",
                "runtime.lanes.warm | 640x480,96 | runtime.lanes.warm is [640x480, 96], expected sizes like 640x480",
                "runtime.gpu.memory | -1B | runtime.gpu.memory is -1, expected 0 to 1099511627776",
                "runtime.workers | -1 | runtime.workers is -1, expected 0 to 1024",
                "runtime.max-batch | 0 | runtime.max-batch is 0, expected 1 to 1024",
                "limits.min-side | 0 | limits.min-side is 0, expected at least 1",
                "limits.max-side | 47 | limits.max-side is 47, expected at least 48",
                "limits.max-pixels | 2303 | limits.max-pixels is 2303, expected at least 2304",
                "limits.max-bytes | 0 | limits.max-bytes is 0, expected 1 to 2147483631",
                "limits.max-body | 2GB | limits.max-body is 2147483648, expected 1 to 2147483631",
                "limits.max-body | 1MB | limits.max-body is 1048576B, expected at least face106.limits.max-bytes, which is 16777216B",
                "limits.max-bodies | 0B | limits.max-bodies is 0, expected 1 to 1099511627776",
                "limits.body-time | 0s | limits.body-time is PT0S, expected 1ms to 1h",
                "limits.body-time | 2h | limits.body-time is PT2H, expected 1ms to 1h",
                "admission.max-bytes | 0B | admission.max-bytes is 0, expected 1 to 1099511627776",
                "admission.patience | -1s | admission.patience is PT-1S, expected 0ms to 3600000ms",
                "admission.patience | 61m | admission.patience is PT1H1M, expected 0ms to 3600000ms",
                "admission.target | 2s | admission.target is PT2S, expected 0ms to 1000ms",
                "admission.timeout | 0s | admission.timeout is PT0S, expected 1ms to 3600000ms",
                "admission.max-requests | 0 | admission.max-requests is 0, expected at least 1",
                "batch.max-batches | 0 | batch.max-batches is 0, expected 1 to 1024",
                "batch.max-items | 0 | batch.max-items is 0, expected at least 1",
                "batch.max-held | 0B | batch.max-held is 0, expected 1 to 1099511627776",
                "batch.patience | 0s | batch.patience is PT0S, expected 1ms to 1d",
                "batch.max-time | 2d | batch.max-time is PT48H, expected 1ms to 1d",
                "batch.write-time | '' | batch.write-time is not set",
                "batch.answers-in-memory | 0B | batch.answers-in-memory is 0, expected 1 to 1099511627776",
                "batch.answers-on-disk | 0B | batch.answers-on-disk is 0, expected 1 to 1099511627776",
                "links.allow | a.b,http://c.d | links.allow is [a.b, http://c.d], expected images.example.com, *.example.com or *, with or without :port",
                "links.timeout | 0s | links.timeout is PT0S, expected 1ms to 5m",
                "links.timeout | 6m | links.timeout is PT6M, expected 1ms to 5m",
                "links.max-redirects | -1 | links.max-redirects is -1, expected 0 to 20",
                "links.max-concurrent | 0 | links.max-concurrent is 0, expected 1 to 1024",
                "store | '' | store is not set",
                "tokens.lifetime | '' | tokens.lifetime is not set",
                "tokens.lifetime | -1s | tokens.lifetime is PT-1S, expected 0 or 1s to 366d",
                "tokens.lifetime | 500ms | tokens.lifetime is PT0.5S, expected 0 or 1s to 366d",
                "tokens.lifetime | 367d | tokens.lifetime is PT8808H, expected 0 or 1s to 366d",
                "tokens.max-bytes | 0B | tokens.max-bytes is 0, expected 1 to 1099511627776",
                "cache.ttl | '' | cache.ttl is not set",
                "cache.ttl | -1s | cache.ttl is PT-1S, expected 0 or 100ms to 1d",
                "cache.ttl | 99ms | cache.ttl is PT0.099S, expected 0 or 100ms to 1d",
                "cache.ttl | 25h | cache.ttl is PT25H, expected 0 or 100ms to 1d",
                "cache.max-bytes | 0B | cache.max-bytes is 0, expected 1 to 1099511627776",
                "analysis.min-face | 0 | analysis.min-face is 0, expected at least 1",
                "analysis.max-faces | 0 | analysis.max-faces is 0, expected at least 1",
                "analysis.score-threshold | 0 | analysis.score-threshold is 0.0, expected above 0 and at most 1",
                "analysis.score-threshold | 1.1 | analysis.score-threshold is 1.1, expected above 0 and at most 1",
                "analysis.score-threshold | NaN | analysis.score-threshold is NaN, expected above 0 and at most 1"
            })
    void a_setting_that_cannot_work_is_refused_by_name(String property, String value, String complaint) {
        assertThatThrownBy(() -> bind("face106." + property, value))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("face106." + complaint);
    }

    private static FaceProperties bind(String property, String value) throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("operator", Map.of(property, value)));
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bind("face106", FaceProperties.class)
                .get();
    }
}
