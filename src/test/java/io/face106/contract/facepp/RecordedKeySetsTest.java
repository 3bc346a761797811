package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What recorded answers are made of, ours are made of too: the same members, written alike. */
@RunningService
class RecordedKeySetsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"detect-plain, 0, none", "detect-106-headpose, 2, headpose"})
    void a_recorded_answer_of_what_we_tell_is_answered_member_by_member(
            String recording, int landmark, String attributes) {
        Map<String, Set<String>> recorded = RecordedKeys.of(recording);
        // Face++ has told the number of faces since 2019-07.
        recorded.putIfAbsent("face_num", Set.of("int"));

        assertThat(RawJson.types(detect(landmark, attributes).text())).containsExactlyInAnyOrderEntriesOf(recorded);
    }

    @ParameterizedTest
    @CsvSource({"detect-106-all-attributes, 2", "detect-83-all-attributes, 1"})
    void nothing_is_answered_that_was_not_recorded_or_otherwise_written(String recording, int landmark) {
        Map<String, Set<String>> recorded = RecordedKeys.of(recording);
        Answer answer = detect(landmark, RecordedKeys.ATTRIBUTES);
        Map<String, Set<String>> answered = RawJson.types(answer.text());

        assertThat(recorded).containsAllEntriesOf(answered);
        // That would also be so of an answer that says nothing.
        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsAll(RecordedKeys.TOLD);
        recorded.keySet().removeIf(RecordedKeys::mayBeLeftOut);
        assertThat(answered).containsAllEntriesOf(recorded);
    }

    @ParameterizedTest
    @CsvSource({"detect-106-all-attributes, 2", "detect-83-all-attributes, 1", "detect-83-attributes, 1"})
    void all_but_attributes_is_answered_as_recorded(String recording, int landmark) {
        Map<String, Set<String>> recorded = RecordedKeys.of(recording);
        recorded.keySet().removeIf(path -> path.startsWith(RecordedKeys.ATTRIBUTES_OF_A_FACE));

        assertThat(RawJson.types(detect(landmark, "none").text())).containsAllEntriesOf(recorded);
    }

    @Test
    void six_faces_are_answered_with_the_recorded_members() {
        Map<String, Set<String>> recorded = RecordedKeys.of("detect-106-six-faces");
        recorded.keySet().removeIf(path -> path.startsWith(RecordedKeys.ATTRIBUTES_OF_A_FACE));
        recorded.put("face_num", Set.of("int"));
        Answer answer = Call.detect(port)
                .file(FacePictures.sixFaces())
                .with("return_landmark", 2)
                .multipart()
                .assertOk();

        assertThat(RawJson.types(answer.text())).containsExactlyInAnyOrderEntriesOf(recorded);
    }

    @Test
    void an_error_is_answered_with_the_recorded_members() {
        Answer answer = Call.analyze(port).urlencoded();

        assertThat(RawJson.types(answer.text()))
                .containsExactlyInAnyOrderEntriesOf(RecordedKeys.of("error-missing-argument"));
    }

    private Answer detect(int landmark, String attributes) {
        return Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", landmark)
                .with("return_attributes", attributes)
                .multipart()
                .assertOk();
    }
}
