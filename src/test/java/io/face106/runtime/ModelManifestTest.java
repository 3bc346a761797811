package io.face106.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.ModelSpec.Colour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelManifestTest {

    private static final String MODEL = """
            {"name": "eyes", "version": "1.0.0", "file": "eyes.onnx", "sha256": "00", "task": "finds eyes",
             "input": {"name": "input", "shape": [-1, 3, 64, 64], "type": "uint8", "colour": "BGR", "comment": "unknown"},
             "outputs": [{"name": "open", "shape": [-1, 1], "meaning": "0..1"}],
             "licence": "MIT", "origin": "here",
             "accuracy": [{"set": "s", "figure": "f", "value": 0.5}]}
            """;

    @Test
    void a_manifest_tells_models_and_packs() {
        ModelManifest manifest = parse(manifest("1", MODEL, "{\"default\": {\"eyes\": \"eyes\"}}"));

        ModelSpec spec = manifest.models().get(0);
        assertThat(spec.input().colour()).isEqualTo(Colour.BGR);
        assertThat(spec.input().side()).isEqualTo(64);
        assertThat(spec.input().type()).isEqualTo("uint8");
        assertThat(spec.outputs().get(0).shape()).isEqualTo(List.of(-1L, 1L));
        assertThat(spec.accuracy().get(0).note()).isNull();
        assertThat(manifest.packs().get("default")).containsEntry("eyes", "eyes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "model", "{} {}", "\"text\"", "{\"format\": \"one\"}", "{\"format\": 1}"})
    void what_is_not_a_manifest_is_refused_by_name(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("here/manifest.json is not a model manifest: ");
    }

    @Test
    void a_manifest_of_another_format_is_refused_with_both_numbers() {
        assertThatThrownBy(() -> parse(manifest("2", MODEL, "{}")))
                .isInstanceOf(ModelException.class)
                .hasMessage("here/manifest.json has format 2, expected 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "version",
                "file",
                "sha256",
                "task",
                "input",
                "outputs",
                "licence",
                "origin",
                "accuracy",
                "shape",
                "type",
                "colour"
            })
    void a_model_without_one_of_its_fields_is_refused_by_the_fields_name(String field) {
        String model = MODEL.replace("\"" + field + "\"", "\"other\"");

        assertThatThrownBy(() -> parse(manifest("1", model, "{}")))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("here/manifest.json is not a model manifest: ")
                .hasMessageContaining(field);
    }

    @Test
    void an_input_of_other_elements_than_bytes_is_refused_with_what_is_expected() {
        assertThatThrownBy(() -> parse(manifest("1", MODEL.replace("uint8", "float32"), "{}")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'input.type' is float32, expected uint8");
    }

    @Test
    void a_colour_order_that_is_not_known_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> parse(manifest("1", MODEL.replace("BGR", "GRB"), "{}")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("GRB")
                .hasMessageContaining("BGR")
                .hasMessageContaining("GREY");
    }

    private static String manifest(String format, String models, String packs) {
        return "{\"format\": " + format + ", \"models\": [" + models + "], \"packs\": " + packs + "}";
    }

    private static ModelManifest parse(String json) {
        return ModelManifest.parse(json.getBytes(StandardCharsets.UTF_8), "here/manifest.json");
    }
}
