package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.ModelException;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.Provider;
import io.face106.testing.PackFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of a mounted folder that their roles cannot use. */
class NetworksTest {

    @TempDir
    Path temporary;

    private final OnnxRuntime runtime = new OnnxRuntime(Provider.CPU, 0, 1);

    @Test
    void the_shipped_networks_fit_their_roles() {
        try (Networks networks = Networks.load(runtime, new PackFolder(temporary).open())) {
            assertThat(networks.attentionMesh()).isPresent();
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"name\": \"presence\"' | '\"name\": \"other\"' | face_mesh_468.onnx: the manifest names no output 'presence', which its role needs; it names [landmarks468, other, landmarks106]",
                "'\"name\": \"landmarks106\"' | '\"name\": \"other\"' | face_mesh_468.onnx: the manifest names no output 'landmarks106', which its role needs; it names [landmarks468, presence, other]",
                "'[-1, 106, 3]' | '[-1, 106, 2]' | 'face_mesh_468.onnx: output ''landmarks106'' has shape [-1, 106, 2], its role needs [N] followed by [106, 3]; -1 is free'",
                "'[-1, 468, 3]' | '[-1, 467, 3]' | 'face_mesh_468.onnx has no output of at least 468 vertices, [-1, V, 3], which a mesh needs'",
                "'[-1, 3, 192, 192]' | '[-1, 3, -1, -1]' | 'face_mesh_468.onnx: input has shape [-1, 3, -1, -1], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "'[-1, 3, 192, 192]' | '[1, 3, 192, 192]' | 'face_mesh_468.onnx: input has shape [1, 3, 192, 192], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "'\"attentionMesh\": \"face_mesh_attention_478\"' | '\"attentionMesh\": \"yunet_s_decoded\"' | 'yunet_s_decoded.onnx: input has shape [-1, 3, -1, -1], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "'\"detector\": \"yunet_s_decoded\"' | '\"detector\": \"face_mesh_468\"' | 'face_mesh_468.onnx: input has shape [-1, 3, 192, 192], a detector needs [N, 3, -1, -1]; -1 is free'",
                "'\"name\": \"scores\"' | '\"name\": \"other\"' | yunet_s_decoded.onnx: the manifest names no output 'scores', which its role needs; it names [other, boxes, points]",
                "'\"name\": \"boxes\"' | '\"name\": \"other\"' | yunet_s_decoded.onnx: the manifest names no output 'boxes', which its role needs; it names [scores, other, points]",
                "'[-1, -1, 5, 2]' | '[-1, -1, 6, 2]' | 'yunet_s_decoded.onnx: output ''points'' has shape [-1, -1, 6, 2], its role needs [N] followed by [-1, 5, 2]; -1 is free'"
            })
    void a_network_that_its_role_cannot_use_is_refused_at_load_by_file(String text, String other, String message) {
        PackFolder folder = new PackFolder(temporary);
        folder.edit(text, other);

        assertThatThrownBy(() -> Networks.load(runtime, folder.open()))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
        assertThat(runtime.tensorsAlive()).isZero();
    }
}
