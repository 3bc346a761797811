package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

    @Test
    void reads_the_picture_and_its_options() {
        JsonBody body = parse("{\"profile\":\"fast\",\"image\":\"AQID\",\"min_face\":20,\"score_threshold\":0.5,"
                + "\"timings\":true,\"stages\":[\"detect\",\"pose\"],\"order\":null}");
        assertThat(body.image()).containsExactly(1, 2, 3);
        assertThat(body.options())
                .isEqualTo(Map.of(
                        "profile", "fast",
                        "min_face", "20",
                        "score_threshold", "0.5",
                        "timings", "true",
                        "stages", "detect,pose"));
    }

    @Test
    void reads_a_picture_of_many_megabytes() {
        byte[] picture = new byte[16 << 20];
        picture[picture.length - 1] = 7;
        JsonBody body = parse("{\"image\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}");
        assertThat(body.image()).isEqualTo(picture);
    }

    @Test
    void a_body_without_a_picture_is_read_all_the_same() {
        assertThat(parse("{}").image()).isNull();
        assertThat(parse("{\"image\":null}").image()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "|expected a JSON object with the member 'image'",
                "[]|expected a JSON object with the member 'image'",
                "\"text\"|expected a JSON object with the member 'image'",
                "{|not JSON: line 1, column 2",
                "{\"profile\":fast}|not JSON: line 1, column 12",
                "{\"timings\":true} x|not JSON: line 1, column 18",
                "{\"timings\":true}{}|something follows the JSON object"
            })
    void refuses_what_is_no_object(String json, String detail) {
        assertThatThrownBy(() -> parse(json == null ? "" : json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"image\":1}|image",
                "{\"image\":\"%%%\"}|image",
                "{\"image\":\"data:image/jpeg;base64,AQID\"}|image",
                "{\"image\":\"AQID\",\"image\":\"AQID\"}|image",
                "{\"profile\":{\"a\":1}}|profile",
                "{\"stages\":[[\"detect\"]]}|stages",
                "{\"profile\":\"fast\",\"profile\":\"fast\"}|profile"
            })
    void refuses_members_that_cannot_be_meant(String json, String field) {
        Failure failure = refused(json);
        assertThat(failure.reason()).isEqualTo(Failure.Reason.BAD_ARGUMENT);
        assertThat(failure.field()).isEqualTo(field);
    }

    @Test
    void refuses_more_members_than_there_are_options_before_it_reads_on() {
        // None of them is kept, and what follows is not JSON.
        String members =
                IntStream.range(0, 101).mapToObj(i -> "\"a" + i + "\":null,").collect(Collectors.joining());
        assertThatThrownBy(() -> parse("{" + members + "%"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the JSON object has more than 100 members");
        assertThat(parse("{\"image\":\"AQID\"" + ",\"a\":null".repeat(99) + "}").image())
                .hasSize(3);
    }

    @Test
    void refuses_more_items_than_any_list_has_before_it_reads_on() {
        Failure failure = refused("{\"stages\":[" + "1,".repeat(17) + "%");
        assertThat(failure.field()).isEqualTo("stages");
        assertThat(failure.detail()).isEqualTo("expected at most 16 items");
        assertThat(parse("{\"stages\":[" + "1,".repeat(15) + "1]}").options()).hasSize(1);
    }

    @Test
    void survives_a_very_deep_body() {
        assertThat(refused("{\"profile\":" + "[".repeat(100_000)).field()).isEqualTo("profile");
    }

    private static JsonBody parse(String json) {
        return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Failure refused(String json) {
        return catchThrowableOfType(Refusal.class, () -> parse(json)).failure();
    }
}
