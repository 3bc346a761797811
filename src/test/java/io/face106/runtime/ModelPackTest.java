package io.face106.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.testing.PackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPackTest {

    @TempDir
    Path temporary;

    private PackFolder folder;

    @BeforeEach
    void fill() {
        folder = new PackFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource({
        "default, attentionMesh detector face faceInt8 mesh proposals proposalsInt8",
        "meshes, attentionMesh detector mesh",
        "light, detector mesh"
    })
    void a_pack_in_the_jar_holds_its_roles_and_their_files(String name, String roles) {
        ModelPack pack = ModelPack.open("classpath:models", name);

        assertThat(pack.models().keySet()).containsExactly(roles.split(" "));
        assertThat(pack.models().values())
                .allSatisfy(spec -> assertThat(pack.bytes(spec)).isNotEmpty());
    }

    @Test
    void the_light_pack_goes_without_the_attention_mesh() {
        ModelPack pack = ModelPack.open("classpath:models", "light");

        assertThat(pack.find("attentionMesh")).isEmpty();
        assertThat(pack.require("mesh").name()).isEqualTo("face_mesh_468");
    }

    @Test
    void a_mounted_folder_serves_as_well_as_the_jar() {
        ModelPack pack = folder.open();

        assertThat(pack.bytes(pack.require("detector"))).isNotEmpty();
        assertThat(pack.name()).isEqualTo("default");
    }

    @Test
    void a_pack_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> ModelPack.open(folder.location(), "heavy"))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder.location() + "/manifest.json has no pack 'heavy', it has [default, light, meshes]");
    }

    @Test
    void a_folder_without_a_manifest_is_refused() throws IOException {
        Files.delete(temporary.resolve("manifest.json"));

        assertThatThrownBy(folder::open)
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(folder.location() + "/manifest.json cannot be read");
    }

    @Test
    void a_classpath_folder_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> ModelPack.open("classpath:nowhere", "default"))
                .isInstanceOf(ModelException.class)
                .hasMessage("classpath:nowhere/manifest.json does not exist");
    }

    @Test
    void a_pack_that_names_a_model_without_an_entry_is_refused() {
        folder.edit("\"face\": \"face106net\"", "\"face\": \"face107net\"");

        assertThatThrownBy(folder::open)
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        folder.location()
                                + "/manifest.json: pack 'default' names model 'face107net', it has [face106net, face106net_int8,"
                                + " face_mesh_468, face_mesh_attention_478, face_proposals, face_proposals_int8, yunet_s_decoded]");
    }

    @Test
    void a_role_that_is_needed_and_missing_is_refused() {
        ModelPack pack = folder.open();

        assertThatThrownBy(() -> pack.require("nose"))
                .isInstanceOf(ModelException.class)
                .hasMessage("pack 'default' of " + folder.location() + " has no model for nose");
    }

    @Test
    void a_missing_file_is_refused_by_name() throws IOException {
        ModelPack pack = folder.open();
        Files.delete(temporary.resolve("yunet_s_decoded.onnx"));

        assertThatThrownBy(() -> pack.bytes(pack.require("detector")))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(folder.location() + "/yunet_s_decoded.onnx cannot be read");
    }

    @Test
    void a_changed_file_is_refused_with_both_hashes() throws IOException {
        ModelPack pack = folder.open();
        Files.write(temporary.resolve("yunet_s_decoded.onnx"), new byte[0]);
        String ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThatThrownBy(() -> pack.bytes(pack.require("detector")))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder.location() + "/yunet_s_decoded.onnx has SHA-256 " + ofNothing
                        + ", the manifest says " + pack.require("detector").sha256());
    }
}
