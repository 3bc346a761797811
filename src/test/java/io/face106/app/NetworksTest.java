package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
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

    @ParameterizedTest
    @CsvSource({"default, true, true, true", "meshes, false, true, true", "light, false, true, false"})
    void the_shipped_networks_fit_their_roles(String pack, boolean face, boolean mesh, boolean attentionMesh) {
        try (Networks networks = load(new PackFolder(temporary).open(pack))) {
            assertThat(networks.landmark().face().isPresent()).isEqualTo(face);
            assertThat(networks.landmark().mesh().isPresent()).isEqualTo(mesh);
            assertThat(networks.landmark().attentionMesh().isPresent()).isEqualTo(attentionMesh);
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "default, FAST, true",
        "default, ACCURATE, true",
        "meshes, FAST, false",
        "meshes, BALANCED, true",
        "meshes, ACCURATE, true",
        "light, ACCURATE, false"
    })
    void irises_are_seen_by_the_face_network_and_by_the_attention_mesh(String pack, Profile profile, boolean irises) {
        try (Networks networks = load(new PackFolder(temporary).open(pack))) {
            assertThat(networks.irises(profile)).isEqualTo(irises);
        }
    }

    @ParameterizedTest
    @CsvSource({"cpu, true", "cuda, false", "tensorrt, false"})
    void networks_in_8_bits_are_for_a_cpu(String provider, boolean loaded) {
        ModelRuntime elsewhere = new ModelRuntime() {
            @Override
            public Model load(ModelPack pack, ModelSpec spec) {
                return runtime.load(pack, spec);
            }

            @Override
            public String provider() {
                return provider;
            }

            @Override
            public long tensorsAlive() {
                return runtime.tensorsAlive();
            }
        };

        try (Networks networks =
                Networks.begin(elsewhere, new PackFolder(temporary).open()).await()) {
            assertThat(networks.landmark().faceInt8().isPresent()).isEqualTo(loaded);
            assertThat(networks.proposals())
                    .hasValueSatisfying(model -> assertThat(model.spec().name())
                            .isEqualTo(loaded ? "face_proposals_int8" : "face_proposals"));
        }
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @Test
    void a_pack_may_do_without_networks_in_8_bits() {
        PackFolder folder = new PackFolder(temporary);
        folder.edit("\"faceInt8\": \"face106net_int8\",", "");
        folder.edit("\"proposalsInt8\": \"face_proposals_int8\",", "");

        try (Networks networks = load(folder.open())) {
            assertThat(networks.landmark().face()).isPresent();
            assertThat(networks.landmark().faceInt8()).isEmpty();
            assertThat(networks.proposals())
                    .hasValueSatisfying(model -> assertThat(model.spec().name()).isEqualTo("face_proposals"));
        }
    }

    @Test
    void a_pack_without_a_network_for_landmarks_is_refused_with_what_it_has() {
        PackFolder folder = new PackFolder(temporary);
        folder.edit("\"face\": \"face106net\",", "");
        folder.edit("\"mesh\": \"face_mesh_468\",", "");

        assertThatThrownBy(() -> load(folder.open()))
                .isInstanceOf(ModelException.class)
                .hasMessage("pack 'default' has a model neither for face nor for mesh, it has [attentionMesh, detector,"
                        + " faceInt8, proposals, proposalsInt8]");
        assertThat(runtime.tensorsAlive()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default | '\"name\": \"visibility\"' | '\"name\": \"other\"' | face106net.onnx: the manifest names no output 'visibility', which its role needs; it names [points, other, mesh, pose, presence, left_eye, right_eye, mouth]",
                "default | '\"name\": \"mouth\"' | '\"name\": \"other\"' | face106net.onnx: the manifest names no output 'mouth', which its role needs; it names [points, visibility, mesh, pose, presence, left_eye, right_eye, other]",
                "default | '[-1, 106, 2]' | '[-1, 106, 3]' | 'face106net.onnx: output ''points'' has shape [-1, 106, 3], its role needs [N] followed by [106, 2]; -1 is free'",
                "default | '[-1, 106]' | '[-1, 107]' | 'face106net.onnx: output ''visibility'' has shape [-1, 107], its role needs [N] followed by [106]; -1 is free'",
                "default | '[-1, 468, 3]' | '[-1, 478, 3]' | 'face106net.onnx: output ''mesh'' has shape [-1, 478, 3], its role needs [N] followed by [468, 3]; -1 is free'",
                "default | '[-1, 3]' | '[-1, 4]' | 'face106net.onnx: output ''pose'' has shape [-1, 4], its role needs [N] followed by [3]; -1 is free'",
                "default | '[-1, 1]' | '[-1, 2]' | 'face106net.onnx: output ''presence'' has shape [-1, 2], its role needs [N] followed by [1]; -1 is free'",
                "default | '[-1, 7]' | '[-1, 5]' | 'face106net.onnx: output ''left_eye'' has shape [-1, 5], its role needs [N] followed by [7]; -1 is free'",
                "default | '[-1, 4]' | '[-1, 3]' | 'face106net.onnx: output ''mouth'' has shape [-1, 3], its role needs [N] followed by [4]; -1 is free'",
                "default | '[-1, 3, 112, 112]' | '[-1, 3, 112, 96]' | 'face106net.onnx: input has shape [-1, 3, 112, 96], a face network needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "default | '[-1, 1, -1, -1]' | '[-1, 3, -1, -1]' | 'face_proposals_int8.onnx: input has shape [-1, 3, -1, -1], a network that proposes faces needs [N, 1, -1, -1]; -1 is free'",
                "default | '\"name\": \"stride32\"' | '\"name\": \"other\"' | face_proposals_int8.onnx: the manifest names no output 'stride32', which its role needs; it names [stride8, stride16, other, stride64]",
                "default | '[-1, 4, -1, -1]' | '[-1, 5, -1, -1]' | 'face_proposals_int8.onnx: output ''stride8'' has shape [-1, 5, -1, -1], its role needs [N] followed by [4, -1, -1]; -1 is free'",
                "meshes | '\"name\": \"presence\"' | '\"name\": \"other\"' | face_mesh_468.onnx: the manifest names no output 'presence', which its role needs; it names [landmarks468, other, landmarks106]",
                "meshes | '\"name\": \"landmarks106\"' | '\"name\": \"other\"' | face_mesh_468.onnx: the manifest names no output 'landmarks106', which its role needs; it names [landmarks468, presence, other]",
                "meshes | '[-1, 106, 3]' | '[-1, 106, 2]' | 'face_mesh_468.onnx: output ''landmarks106'' has shape [-1, 106, 2], its role needs [N] followed by [106, 3]; -1 is free'",
                "meshes | '[-1, 468, 3]' | '[-1, 467, 3]' | 'face_mesh_468.onnx has no output of at least 468 vertices, [-1, V, 3], which a mesh needs'",
                "meshes | '[-1, 3, 192, 192]' | '[-1, 3, -1, -1]' | 'face_mesh_468.onnx: input has shape [-1, 3, -1, -1], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "meshes | '[-1, 3, 192, 192]' | '[1, 3, 192, 192]' | 'face_mesh_468.onnx: input has shape [1, 3, 192, 192], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "meshes | '\"attentionMesh\": \"face_mesh_attention_478\"' | '\"attentionMesh\": \"yunet_s_decoded\"' | 'yunet_s_decoded.onnx: input has shape [-1, 3, -1, -1], a mesh needs [-1, 3, S, S] with a fixed side S; -1 is free'",
                "meshes | '\"detector\": \"yunet_s_decoded\"' | '\"detector\": \"face_mesh_468\"' | 'face_mesh_468.onnx: input has shape [-1, 3, 192, 192], a detector needs [-1, 3, -1, -1]; -1 is free'",
                "meshes | '\"name\": \"scores\"' | '\"name\": \"other\"' | yunet_s_decoded.onnx: the manifest names no output 'scores', which its role needs; it names [other, boxes, points]",
                "meshes | '\"name\": \"boxes\"' | '\"name\": \"other\"' | yunet_s_decoded.onnx: the manifest names no output 'boxes', which its role needs; it names [scores, other, points]",
                "meshes | '[-1, -1, 5, 2]' | '[-1, -1, 6, 2]' | 'yunet_s_decoded.onnx: output ''points'' has shape [-1, -1, 6, 2], its role needs [N] followed by [-1, 5, 2]; -1 is free'"
            })
    void a_network_that_its_role_cannot_use_is_refused_at_load_by_file(
            String pack, String text, String other, String message) {
        PackFolder folder = new PackFolder(temporary);
        folder.edit(text, other);

        assertThatThrownBy(() -> load(folder.open(pack)))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
        assertThat(runtime.tensorsAlive()).isZero();
    }

    private Networks load(ModelPack pack) {
        return Networks.begin(runtime, pack).await();
    }
}
