package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.TestFaces;
import io.face106.domain.Face;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeTest {

    private static final Attributes ALL = new Attributes(true, true, Attributes.Unsupported.OMIT);
    private static final Stamp STAMP = new Stamp("1586788728,146ce533-5e34-4a80-83a2-20fcf5d8f47f", 719);
    private static final Face LARGE = TestFaces.analysed(100, 50, 200);
    private static final Face SMALL = TestFaces.analysed(10, 20, 100);

    @Test
    void answers_in_the_order_of_the_tokens_and_nothing_but_faces() {
        AnalyzeRequest request = read("face_tokens", "b, a ,b", "return_landmark", "1");
        JsonNode answer = JsonMapper.shared()
                .readTree(AnalyzeAnswer.of(request, Map.of("a", LARGE, "b", SMALL))
                        .write(STAMP));
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("request_id", "time_used", "faces");
        assertThat(answer.get("faces").values().stream()
                        .map(face -> face.at("/face_rectangle/width").asInt()))
                .containsExactly(100, 200, 100);
        assertThat(answer.get("faces").values().stream()
                        .map(face -> face.get("face_token").asString()))
                .containsExactly("b", "a", "b");
        assertThat(answer.at("/faces/0/landmark").propertyNames()).hasSize(83);
        assertThat(answer.at("/faces/0").has("attributes")).isFalse();
    }

    @Test
    void names_the_first_token_that_is_not_known_and_no_more_of_it_than_a_token_has() {
        AnalyzeRequest request = read("face_tokens", "a,c,d", "return_landmark", "1");
        assertThatThrownBy(() -> AnalyzeAnswer.of(request, Map.of("a", LARGE))).hasMessage("INVALID_FACE_TOKEN:c");
        AnalyzeRequest odd = read("face_tokens", "x".repeat(100_000), "return_landmark", "1");
        assertThatThrownBy(() -> AnalyzeAnswer.of(odd, Map.of())).hasMessage("INVALID_FACE_TOKEN:" + "x".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c,d,e,f", ",", " , "})
    void wants_one_to_five_tokens(String tokens) {
        assertRefused("INVALID_FACE_TOKENS_SIZE", "face_tokens", tokens, "return_landmark", "7");
    }

    @Test
    void wants_tokens_and_something_to_tell_of_them() {
        assertRefused("MISSING_ARGUMENTS: face_tokens", "return_landmark", "1");
        assertRefused("VOID_REQUEST", "face_tokens", "a");
        assertRefused("VOID_REQUEST", "face_tokens", "a", "return_attributes", "none", "return_landmark", "0");
        assertThat(read("face_tokens", "a,b,c,d,e", "return_attributes", "gender")
                        .tokens())
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"return_landmark, 3", "return_attributes, charm", "beauty_score_min, 101"})
    void refuses_values_that_are_not_allowed(String key, String value) {
        assertRefused("BAD_ARGUMENTS: " + key, "face_tokens", "a", key, value);
    }

    @Test
    void a_face_that_was_only_located_has_a_rectangle_and_no_more() {
        AnalyzeRequest request = read("face_tokens", "a", "return_landmark", "2");
        String json = new String(
                AnalyzeAnswer.of(request, Map.of("a", TestFaces.located(0, 0, 50)))
                        .write(STAMP),
                StandardCharsets.UTF_8);
        assertThat(json).contains("face_rectangle").doesNotContain("landmark");
    }

    private static void assertRefused(String message, String... pairs) {
        assertThatThrownBy(() -> read(pairs))
                .isInstanceOf(FaceppException.class)
                .hasMessage(message);
    }

    private static AnalyzeRequest read(String... pairs) {
        Map<String, String> text = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            text.put(pairs[i], pairs[i + 1]);
        }
        return AnalyzeRequest.read(new Parameters(text, null), ALL);
    }
}
