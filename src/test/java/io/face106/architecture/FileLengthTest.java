package io.face106.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLengthTest {

    private static final int MOST_LINES = 300;

    @ParameterizedTest
    @CsvSource({
        "src/main/java, .java",
        "src/test/java, .java",
        "src/jmh/java, .java",
        "src/aot/java, .java",
        "src/bench, .py",
        "models/training, .py"
    })
    void no_file_is_longer_than_a_reader_can_hold(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(ending)).toList();

            assertThat(sources)
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(Files.readAllLines(f))
                            .as("lines of %s", f)
                            .hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }
}
