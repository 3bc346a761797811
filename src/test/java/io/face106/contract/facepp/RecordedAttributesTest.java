package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every attribute that was recorded is answered member by member, unless the header says that it cannot be told. */
@RunningService
class RecordedAttributesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "detect-106-all-attributes, 2",
        "detect-83-all-attributes, 1",
        "detect-83-attributes, 1",
        "detect-all-attributes, 0"
    })
    void what_was_recorded_and_is_told_is_told_as_recorded(String recording, int landmark) {
        Map<String, Set<String>> recorded = RecordedKeys.of(recording);
        Answer answer = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", landmark)
                .with("return_attributes", RecordedKeys.ATTRIBUTES)
                .multipart()
                .assertOk();
        Set<String> untold = Arrays.stream(
                        answer.header("X-Unsupported-Attributes").split(",", -1))
                .flatMap(RecordedAttributesTest::members)
                .collect(Collectors.toSet());

        assertThat(untold).doesNotContainAnyElementsOf(RecordedKeys.TOLD);
        recorded.keySet()
                .removeIf(path -> path.startsWith(RecordedKeys.ATTRIBUTES_OF_A_FACE)
                        && untold.contains(path.split("\\.", -1)[2]));
        assertThat(RawJson.types(answer.text())).containsAllEntriesOf(recorded);
    }

    /** The members by which an attribute is answered. */
    private static Stream<String> members(String attribute) {
        return switch (attribute) {
            case "smiling" -> Stream.of("smile");
            case "eyestatus" -> Stream.of("eyestatus", "glass");
            default -> Stream.of(attribute);
        };
    }
}
