package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import io.face106.testing.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs in the styles of Face++'s public clients, each run where its tool is installed. */
@RunningService
class ClientProgramsTest {

    private static final Path FOLDER = Path.of("src/test/clients");

    private static final Duration PROBE = Duration.ofSeconds(30);

    /** Go compiles its library first. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<Program> PROGRAMS = List.of(
            new Program(
                    "curl/detect.sh", List.of("sh"), "-c", "command -v curl && command -v base64 && command -v mktemp"),
            new Program("python/requests_client.py", List.of("python3"), "-c", "import requests"),
            new Program("python/httpx_client.py", List.of("python3"), "-c", "import httpx"),
            new Program("python/urllib_multipart.py", List.of("python3"), "-c", "import urllib.request"),
            new Program("node/fetch_client.mjs", List.of("node"), "-e", "fetch, FormData, Blob"),
            new Program("node/xhr_client.mjs", List.of("node"), "-e", "require('jsdom')"),
            new Program(
                    "php/detect.php",
                    List.of("php"),
                    "-r",
                    "exit(PHP_VERSION_ID < 80100 || !extension_loaded('curl'));"),
            new Program("go/main.go", List.of("go", "run"), "version"));

    private static final Logger LOG = LoggerFactory.getLogger(ClientProgramsTest.class);

    @LocalServerPort
    int port;

    @TempDir
    Path scratch;

    /**
     * A client.
     *
     * @param file in the folder of clients
     * @param command that runs it
     * @param probe arguments of the tool with which it ends well only if all that the program needs is installed
     */
    private record Program(String file, List<String> command, List<String> probe) {

        Program(String file, List<String> command, String... probe) {
            this(file, command, List.of(probe));
        }

        private Path path() {
            return FOLDER.resolve(file);
        }

        private Tool tool(Path scratch) {
            return new Tool(path().getParent(), scratch);
        }

        private boolean runsHere(Path scratch) {
            List<String> line = new ArrayList<>(command.subList(0, 1));
            line.addAll(probe);
            return tool(scratch).succeeds(line, PROBE);
        }

        private Tool.Result run(Path scratch, String... arguments) throws IOException {
            List<String> line = new ArrayList<>(command);
            line.add(path().getFileName().toString());
            line.addAll(List.of(arguments));
            return tool(scratch).run(line, PATIENCE);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_client_whose_tool_is_here_is_answered_as_by_face_plus_plus() {
        Map<Boolean, List<Program>> programs =
                PROGRAMS.stream().collect(Collectors.partitioningBy(program -> program.runsHere(scratch)));
        LOG.info(
                "clients that are run: {}; not run, as their tools are missing: {}",
                files(programs.get(true)),
                files(programs.get(false)));
        return programs.get(true).stream()
                .map(program -> DynamicTest.dynamicTest(program.file(), () -> check(program)));
    }

    /** Else a probe that never succeeds would leave all of this green, with nothing run. A bare JDK has no tools. */
    @Test
    void curl_is_run_wherever_it_and_a_shell_are_installed() {
        boolean installed = Stream.of("sh", "curl", "base64", "mktemp").allMatch(ClientProgramsTest::isOnThePath);

        assertThat(PROGRAMS.get(0).runsHere(scratch)).isEqualTo(installed);
    }

    @Test
    void every_program_is_in_the_list_and_in_the_description() throws IOException {
        List<String> listed = PROGRAMS.stream().map(Program::file).toList();
        try (Stream<Path> files = Files.find(FOLDER, 2, (file, attributes) -> attributes.isRegularFile())) {
            assertThat(files.map(file -> FOLDER.relativize(file).toString())
                            .filter(file -> file.contains("/") && !file.contains("/facts.")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(listed);
    }

    private static List<String> files(List<Program> programs) {
        return programs.stream().map(Program::file).toList();
    }

    private static boolean isOnThePath(String tool) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private void check(Program program) throws IOException {
        Path picture = Path.of("src/test/resources/pictures", TestPictures.ASTRONAUT);
        Tool.Result result = program.run(
                scratch, "http://localhost:" + port, picture.toAbsolutePath().toString());

        assertThat(result.status())
                .as(program.file() + ": " + result.output() + result.errors())
                .isZero();
        assertThat(result.output().lines().map(JsonMapper.shared()::readTree))
                .containsExactlyInAnyOrderElementsOf(expected(Files.readAllBytes(picture)));
    }

    /** What every program prints, whatever its language. */
    private List<JsonNode> expected(byte[] picture) {
        JsonNode box =
                new ServiceClient(port).detect(picture, "").get("faces").get(0).get("face_rectangle");
        String rectangle = String.join(
                ",",
                Stream.of("top", "left", "width", "height")
                        .map(side -> box.get(side).toString())
                        .toList());
        List<JsonNode> lines = new ArrayList<>();
        for (String step : List.of("file", "base64", "urlencoded", "query", "analyze")) {
            lines.add(JsonMapper.shared()
                    .createObjectNode()
                    .put("step", step)
                    .put("status", 200)
                    .put("faces", 1)
                    .put("points", 106)
                    .put("rectangle", rectangle));
        }
        lines.add(refused("no_image", 400, "MISSING_ARGUMENTS: image_url, image_file, image_base64"));
        lines.add(refused("wrong_method", 404, "API_NOT_FOUND"));
        return lines;
    }

    private static JsonNode refused(String step, int status, String error) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("step", step)
                .put("status", status)
                .put("error", error);
    }
}
