package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 4.2 of the contract: what a token is, and what it is not. How long it lives is shown where time can be set. */
@RunningService
class FaceTokenTest {

    @LocalServerPort
    int port;

    @Test
    void every_call_gives_new_tokens_and_the_old_ones_stay_good() {
        String first = Call.tokenOfAPortrait(port);
        String second = Call.tokenOfAPortrait(port);

        assertThat(first).isNotEqualTo(second);
        Answer both = analyze(first + "," + second).assertOk();
        assertThat(both.faces()).hasSize(2);
        assertThat(both.faces().get(0)).isEqualTo(both.faces().get(1));
    }

    @Test
    void a_token_stays_good_however_often_it_is_used() {
        String token = Call.tokenOfAPortrait(port);

        List<String> once = analyze(token).assertOk().faces();

        assertThat(analyze(token).assertOk().faces()).isEqualTo(once);
        assertThat(analyze(token).assertOk().faces()).isEqualTo(once);
    }

    @Test
    void a_face_that_was_not_analysed_has_a_good_token_too() {
        List<String> tokens = Call.detect(port)
                .file(FacePictures.sixFaces())
                .multipart()
                .assertOk()
                .tokens();

        assertThat(analyze(tokens.get(5)).assertOk().text()).contains("\"contour_left9\":{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0123456789abcdef0123456789abcdef", "*", "../../etc/passwd", "a b", "%00"})
    void what_detect_never_gave_is_refused_by_name(String token) {
        analyze(token).assertRefused(400, "INVALID_FACE_TOKEN:" + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"}", "a\nb", "\u4eba\u8138"})
    void what_a_client_made_up_comes_back_as_text_in_good_json(String token) {
        Answer answer = analyze(token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error_message").asString()).isEqualTo("INVALID_FACE_TOKEN:" + token);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void a_token_in_capitals_is_another_token() {
        String token = Call.tokenOfAPortrait(port).toUpperCase(Locale.ROOT);

        analyze(token).assertRefused(400, "INVALID_FACE_TOKEN:" + token);
    }

    @Test
    void a_very_long_one_does_not_come_back_whole() {
        Answer answer = analyze("f".repeat(100_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("INVALID_FACE_TOKEN:fff").hasSizeLessThan(500);
    }

    private Answer analyze(String tokens) {
        return Call.analyze(port)
                .with("face_tokens", tokens)
                .with("return_landmark", 1)
                .urlencoded();
    }
}
