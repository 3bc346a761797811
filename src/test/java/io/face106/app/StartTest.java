package io.face106.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.Provider;
import io.face106.stage.detect.ProposalOutput;
import io.face106.testing.RecordedRun;
import io.face106.testing.TestModels;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What ends a start. */
class StartTest {

    private static final float NOTHING = -10;

    @Test
    void the_shipped_networks_pass_the_self_test() {
        try (Networks networks = networks()) {
            assertThatCode(() -> new Wiring().selfTest(networks).run(null)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_network_that_proposes_nothing_ends_the_start() {
        try (Networks networks = networks()) {
            Networks blind = new Networks(
                    networks.detector(),
                    networks.proposals().map(Model::spec).map(Blind::new),
                    networks.landmark(),
                    networks.loaded());

            assertThatThrownBy(() -> new Wiring().selfTest(blind).run(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("self-test, fast: expected one face, found 0");
        }
    }

    @ParameterizedTest
    @CsvSource({"160, 39, 200", "191, 8, 200", "1, 1, 3"})
    void requests_and_batches_leave_the_server_a_thread(int requests, int batches, int threads) throws IOException {
        StandardEnvironment environment = environment(requests, batches, threads);
        FaceProperties properties = bind(environment);

        assertThatCode(() -> new Wiring().modelPack(properties, environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"160, 40, 200", "200, 8, 200", "2147483647, 8, 200"})
    void a_start_where_they_would_not_is_refused_by_all_three_names(int requests, int batches, int threads)
            throws IOException {
        StandardEnvironment environment = environment(requests, batches, threads);
        FaceProperties properties = bind(environment);

        assertThatThrownBy(() -> new Wiring().modelPack(properties, environment))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("server.tomcat.threads.max")
                .hasMessageContaining("face106.admission.max-requests")
                .hasMessageContaining("face106.batch.max-batches")
                .hasMessageContaining(requests + " + " + batches);
    }

    private static Networks networks() {
        return Networks.begin(new OnnxRuntime(Provider.CPU, 0, 1), TestModels.PACK)
                .await();
    }

    private static StandardEnvironment environment(int requests, int batches, int threads) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        Map<String, Object> set = Map.of(
                "face106.admission.max-requests",
                requests,
                "face106.batch.max-batches",
                batches,
                "server.tomcat.threads.max",
                threads);
        environment.getPropertySources().addFirst(new MapPropertySource("operator", set));
        return environment;
    }

    private static FaceProperties bind(StandardEnvironment environment) {
        return Binder.get(environment).bind("face106", FaceProperties.class).get();
    }

    /** Looks at everything and proposes nothing. */
    private record Blind(ModelSpec spec) implements Model {

        @Override
        public ModelRun prepare(long... shape) {
            RecordedRun run = new RecordedRun().withInput(shape);
            for (int stride : ProposalOutput.STRIDES) {
                int height = ((int) shape[2] + stride - 1) / stride;
                int width = ((int) shape[3] + stride - 1) / stride;
                float[] cells = new float[4 * height * width];
                Arrays.fill(cells, NOTHING);
                run.with(ProposalOutput.name(stride), cells, 1, 4, height, width);
            }
            return run;
        }

        @Override
        public void close() {}
    }
}
