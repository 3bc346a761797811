package io.face106.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelSpec;
import io.face106.testing.PackFolder;
import io.face106.testing.TestModels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxRuntimeTest {

    @TempDir
    Path temporary;

    private final OnnxRuntime runtime = new OnnxRuntime(Provider.CPU, 0, 1);
    private PackFolder folder;

    @BeforeEach
    void fill() {
        folder = new PackFolder(temporary);
    }

    @Test
    void every_model_of_the_pack_in_the_jar_loads() {
        ModelPack pack = ModelPack.open("classpath:models", "default");

        for (ModelSpec spec : pack.models().values()) {
            try (Model model = runtime.load(pack, spec)) {
                assertThat(model.spec()).isEqualTo(spec);
            }
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[-1, 468, 3]  | [-1, 469, 3]  | output 'landmarks468' has shape [-1, 468, 3], the manifest says [-1, 469, 3]",
                "[-1, 106, 3]  | [-1, 106]     | output 'landmarks106' has shape [-1, 106, 3], the manifest says [-1, 106]",
                "[-1, 1]       | [1, 1]        | output 'presence' has shape [-1, 1], the manifest says [1, 1]",
                "[-1, 3, 192, 192] | [-1, 3, 256, 256] | input 'input' has shape [-1, 3, 192, 192], the manifest says [-1, 3, 256, 256]"
            })
    void a_tensor_of_another_shape_is_refused_with_both_shapes(String text, String replacement, String message) {
        folder.edit(text, replacement);

        assertThatThrownBy(() -> load("mesh"))
                .isInstanceOf(ModelException.class)
                .hasMessage("face_mesh_468.onnx: " + message);
    }

    @Test
    void an_output_that_the_file_lacks_is_refused_with_those_it_has() {
        folder.edit("\"name\": \"boxes\"", "\"name\": \"rectangles\"");

        assertThatThrownBy(() -> load("detector"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("yunet_s_decoded.onnx has no output 'rectangles', it has [")
                .hasMessageContaining("boxes");
    }

    @Test
    void an_input_that_the_file_lacks_is_refused_with_those_it_has() {
        folder.edit("\"name\": \"input\"", "\"name\": \"image\"");

        assertThatThrownBy(() -> load("detector"))
                .isInstanceOf(ModelException.class)
                .hasMessage("yunet_s_decoded.onnx has no input 'image', it has [input]");
    }

    @Test
    void a_file_that_wants_floats_is_refused_with_both_types() {
        folder.replace(
                "yunet_s_decoded.onnx", wantingFloats(TestModels.PACK.bytes(TestModels.PACK.require("detector"))));

        assertThatThrownBy(() -> load("detector"))
                .isInstanceOf(ModelException.class)
                .hasMessage("yunet_s_decoded.onnx: input 'input' is FLOAT, expected UINT8");
    }

    /** The stored graph with another element type of its input: name, then a type of so many bytes, then the type's number. */
    private static byte[] wantingFloats(byte[] onnx) {
        String text = new String(onnx, StandardCharsets.ISO_8859_1);
        Matcher type = Pattern.compile("\n\u0005input\u0012.\n.\b\u0002", Pattern.DOTALL)
                .matcher(text);
        assertThat(type.find()).isTrue();
        byte[] changed = onnx.clone();
        changed[type.end() - 1] = 1;
        return changed;
    }

    @Test
    void a_refused_model_leaves_no_tensor_behind() {
        folder.edit("[-1, 468, 3]", "[-1, 469, 3]");

        assertThatThrownBy(() -> load("mesh")).isInstanceOf(ModelException.class);

        assertThat(runtime.tensorsAlive()).isZero();
    }

    @Test
    void a_file_that_is_no_network_is_refused_by_name() {
        folder.replace("face_mesh_468.onnx", "not a network".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> load("mesh"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("face_mesh_468.onnx cannot be loaded: ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Provider.class,
            names = {"CUDA", "TENSORRT"})
    void a_provider_asked_for_by_name_and_absent_ends_the_start_saying_what_is_missing(Provider provider) {
        assertThat(gpuProviders()).as("this test is for the CPU build").isEmpty();

        assertThatThrownBy(() -> new OnnxRuntime(provider, 0, 1))
                .isInstanceOf(ModelException.class)
                .hasMessage("face106.runtime.provider=" + provider.wireName()
                        + ", but this build holds the CPU libraries only; build it with: mvn -Pcuda package");
    }

    @Test
    void auto_means_the_cpu_where_there_is_nothing_else() {
        assertThat(gpuProviders()).as("this test is for the CPU build").isEmpty();

        assertThat(new OnnxRuntime(Provider.AUTO, 0, 1).provider()).isEqualTo("cpu");
    }

    private static EnumSet<OrtProvider> gpuProviders() {
        EnumSet<OrtProvider> found = OrtEnvironment.getAvailableProviders();
        found.retainAll(EnumSet.of(OrtProvider.CUDA, OrtProvider.TENSOR_RT));
        return found;
    }

    private void load(String role) {
        ModelPack pack = folder.open("meshes");
        runtime.load(pack, pack.require(role)).close();
    }
}
