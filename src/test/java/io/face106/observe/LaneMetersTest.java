package io.face106.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.runtime.ModelSpec;
import io.face106.testing.TestModels;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void a_lane_tells_depth_wait_and_batches_of_its_network() {
        ModelSpec model = TestModels.PACK.require("face");
        AtomicInteger depth = new AtomicInteger();
        LaneMeters lane = new LaneMeters(registry, model, depth::get);
        depth.set(3);
        lane.waited(1_500_000);
        lane.batch(5);
        lane.batch(32);

        String tag = "{model=\"" + model.name() + "\"";
        assertThat(registry.scrape())
                .contains("face106_lane_depth" + tag + "} 3.0")
                .contains("face106_lane_wait_seconds_bucket" + tag + ",le=\"0.001\"} 0")
                .contains("face106_lane_wait_seconds_bucket" + tag + ",le=\"0.002\"} 1")
                .contains("face106_lane_rows_bucket" + tag + ",le=\"4.0\"} 0")
                .contains("face106_lane_rows_bucket" + tag + ",le=\"8.0\"} 1")
                .contains("face106_lane_rows_sum" + tag + "} 37.0");
    }
}
