package io.face106.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import io.face106.testing.GoldenTensors;
import io.face106.testing.TestModels;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The networks answer here what the reference Python got, see models/training/golden_tensors.py. */
class GoldenTensorTest {

    @ParameterizedTest
    @CsvSource({
        "detector, astronaut",
        "detector, pattern",
        "proposals, astronaut",
        "proposals, pattern",
        "proposalsInt8, astronaut",
        "proposalsInt8, pattern",
        "face, astronaut",
        "face, pattern",
        "faceInt8, astronaut",
        "faceInt8, pattern",
        "mesh, astronaut",
        "mesh, pattern",
        "attentionMesh, astronaut",
        "attentionMesh, pattern"
    })
    void a_network_gives_the_recorded_numbers(String role, String name) {
        Model model = TestModels.model(role);
        GoldenTensors golden = new GoldenTensors(model.spec().name());
        JsonNode recorded = golden.recorded(name);
        assertThat(golden.sha256())
                .as("recorded from this very file")
                .isEqualTo(model.spec().sha256());

        try (ModelRun run = model.prepare(golden.shape(name))) {
            golden.fill(name, run.input().entry(0));
            run.execute();
            recorded.get("outputShapes").propertyNames().forEach(output -> {
                Tensor found = run.output(output);
                requireShape(found, recorded.get("outputShapes").get(output));
                requireSum(found.floats(), output, recorded);
            });
            if (role.equals("detector")) {
                requireRows(run, golden, recorded);
            } else {
                requireAll(run, golden, recorded);
            }
        }
    }

    private static void requireShape(Tensor found, JsonNode shape) {
        for (int i = 0; i < shape.size(); i++) {
            assertThat(found.size(i)).isEqualTo(shape.get(i).asInt());
        }
    }

    private static void requireSum(FloatBuffer numbers, String output, JsonNode recorded) {
        double sum = 0;
        for (int i = 0; i < numbers.capacity(); i++) {
            sum += numbers.get(i);
        }
        assertThat(sum)
                .as("sum of " + output)
                .isCloseTo(
                        recorded.get("sum").get(output).asDouble(),
                        within(recorded.get("sumTolerance").get(output).asDouble()));
    }

    private static void requireRows(ModelRun run, GoldenTensors golden, JsonNode recorded) {
        assertThat(recorded.get("rows")).isNotEmpty();
        for (JsonNode row : recorded.get("rows")) {
            int index = row.get("index").asInt();
            assertThat(run.output("scores").floats().get(index))
                    .isCloseTo((float) row.get("score").asDouble(), within((float) golden.tolerance("scores")));
            requireNumbers(run.output("boxes").floats(), 4 * index, row.get("box"), golden.tolerance("boxes"));
            requireNumbers(run.output("points").floats(), 10 * index, row.get("points"), golden.tolerance("points"));
        }
    }

    private static void requireAll(ModelRun run, GoldenTensors golden, JsonNode recorded) {
        recorded.get("outputShapes").propertyNames().forEach(output -> {
            FloatBuffer found = run.output(output).floats();
            List<Double> expected = new ArrayList<>();
            flatten(recorded.get(output), expected);
            assertThat(found.capacity()).as(output).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat((double) found.get(i)).isCloseTo(expected.get(i), within(golden.tolerance(output)));
            }
        });
    }

    private static void flatten(JsonNode numbers, List<Double> into) {
        if (numbers.isArray()) {
            numbers.forEach(each -> flatten(each, into));
        } else {
            into.add(numbers.asDouble());
        }
    }

    private static void requireNumbers(FloatBuffer found, int at, JsonNode expected, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) found.get(at + i)).isCloseTo(expected.get(i).asDouble(), within(tolerance));
        }
    }
}
