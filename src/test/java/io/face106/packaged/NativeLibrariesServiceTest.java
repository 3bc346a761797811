package io.face106.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries of processes that share a folder, find a damaged one, or cannot keep any. */
class NativeLibrariesServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String UNKEPT = "native libraries cannot be kept";

    @TempDir
    Path folder;

    @Test
    void two_that_start_at_once_unpack_one_folder_and_later_ones_write_nothing_to_it() throws IOException {
        Path natives = folder.resolve("natives");
        try (PackagedService one = start(natives);
                PackagedService other = start(natives)) {
            assertAnswers(one.ready());
            assertAnswers(other.ready());
        }
        Map<Path, FileTime> filled = times(natives);

        try (PackagedService later = start(natives)) {
            assertAnswers(later.ready());
            assertThat(later.log()).doesNotContain(UNKEPT);
        }

        assertThat(times(natives)).isEqualTo(filled).hasSizeGreaterThan(30);
    }

    @Test
    void a_half_written_folder_is_filled_again_beside_a_process_that_uses_it() throws IOException {
        Path natives = folder.resolve("natives");
        try (PackagedService first = start(natives)) {
            ServiceClient client = first.ready();
            Path library = find(natives, "libopencv_imgcodecs");
            long size = Files.size(library);
            // As an unpacking leaves it that was killed: the file's beginning, and no index.
            Files.delete(find(natives, "index"));
            Files.move(library, library.resolveSibling("in-use"));
            Files.write(library, new byte[] {0x7f, 'E', 'L', 'F'});

            try (PackagedService second = start(natives)) {
                assertAnswers(second.ready());
            }
            assertThat(find(natives, "libopencv_imgcodecs")).hasSize(size);
            assertAnswers(client);
        }
    }

    @Test
    void one_that_cannot_keep_them_says_so_and_leaves_nothing_behind() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (PackagedService service = PackagedService.start(
                folder,
                List.of("-Dface106.natives=" + file.resolve("natives"), "-Djava.io.tmpdir=" + temporary),
                "--face106.models.pack=light")) {
            assertAnswers(service.ready());
            assertThat(service.log()).contains(UNKEPT + " in " + file);

            service.terminate();
            assertThat(service.exitCode(SOON)).isIn(0, 143);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("natives"));
        }
    }

    private PackagedService start(Path natives) {
        return PackagedService.start(
                folder,
                List.of("-XX:TieredStopAtLevel=1", "-Dface106.natives=" + natives),
                "--face106.models.pack=light");
    }

    private static void assertAnswers(ServiceClient client) {
        assertThat(client.faces(TestPictures.read(TestPictures.ASTRONAUT), "").get("faces"))
                .hasSize(1);
    }

    private static Path find(Path natives, String name) throws IOException {
        try (Stream<Path> files = Files.walk(natives)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<Path, FileTime> times(Path natives) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(natives)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
