package io.face106.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileLengthTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_LINES = 300;

    @Test
    void no_file_is_longer_than_a_reader_can_hold() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();

            assertThat(sources)
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(Files.readAllLines(f))
                            .as("lines of %s", f)
                            .hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }
}
