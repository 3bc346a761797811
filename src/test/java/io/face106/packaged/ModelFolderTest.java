package io.face106.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.PackFolder;
import io.face106.testing.ServiceClient;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with models from a folder, and starts that are refused: a few lines that say why, and exit code 1. */
class ModelFolderTest {

    /** These processes do little but start, which is faster without the second compiler. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String MESH = "face_mesh_468.onnx";

    @TempDir
    Path models;

    @TempDir
    Path folder;

    private PackFolder pack;

    @BeforeEach
    void copyModels() {
        pack = new PackFolder(models);
    }

    @Test
    void the_light_pack_of_a_folder_answers_with_two_networks() {
        try (PackagedService service = start()) {
            ServiceClient client = service.ready();

            assertThat(client.faces(TestPictures.read(TestPictures.ASTRONAUT), "")
                            .get("faces"))
                    .hasSize(1);
            assertThat(ServiceClient.answer(client.get("/v1/models")).get("models"))
                    .hasSize(2);
        }
    }

    @Test
    void a_damaged_file_is_refused_by_name_with_both_hashes() throws Exception {
        Path file = models.resolve(MESH);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        String log = refusal("--face106.models.location=" + models, "--face106.models.pack=light");

        String stated = TestModels.MESHES.require("mesh").sha256();
        assertThat(log)
                .containsPattern(MESH + " has SHA-256 [0-9a-f]{64}, the manifest says " + stated)
                .contains("Check face106.models.location");
    }

    @Test
    void a_tensor_that_the_manifest_states_otherwise_is_refused_with_both_shapes() throws Exception {
        pack.edit("[-1, 468, 3]", "[-1, 469, 3]");

        String log = refusal("--face106.models.location=" + models, "--face106.models.pack=light");

        assertThat(log)
                .contains(MESH + ": output 'landmarks468' has shape [-1, 468, 3], the manifest says [-1, 469, 3]");
    }

    @Test
    void a_provider_that_is_not_there_is_refused_with_what_is_missing() throws Exception {
        String log = refusal("--face106.runtime.provider=cuda");

        assertThat(log)
                .contains("face106.runtime.provider=cuda, but this build holds the CPU libraries only")
                .contains("face106.runtime.provider=auto");
    }

    private PackagedService start() {
        return PackagedService.start(
                folder, QUICK, "--face106.models.location=" + models, "--face106.models.pack=light");
    }

    private String refusal(String... arguments) throws InterruptedException, IOException {
        try (PackagedService service = PackagedService.start(folder, QUICK, arguments)) {
            int code = service.exitCode(SOON);
            String log = service.log();
            assertThat(code).as(log).isEqualTo(1);
            assertThat(log).contains("APPLICATION FAILED TO START", "Description:", "Action:");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("\tat ")).hasSizeLessThan(40);
            return log;
        }
    }
}
