package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 4.1 of the contract: what was found once can be told again, by its token and without the picture. */
@RunningService
class FaceAnalyzeTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "1, none",
        "2, none",
        "0, headpose",
        "1, headpose",
        "2, headpose",
        "0, 'eyestatus,mouthstatus,eyegaze,nose_occlusion,chin_occlusion,face_occlusion'",
        "2, glass"
    })
    void a_face_is_told_to_the_letter_as_detect_told_it(int landmark, String attributes) {
        Answer detected = Call.detect(port)
                .file(FacePictures.sixFaces())
                .with("calculate_all", 1)
                .with("return_landmark", landmark)
                .with("return_attributes", attributes)
                .multipart()
                .assertOk();
        List<String> tokens = detected.tokens();

        Answer five = analyze(tokens.subList(0, 5), landmark, attributes).assertOk();
        Answer sixth = analyze(tokens.subList(5, 6), landmark, attributes).assertOk();

        assertThat(five.faces()).isEqualTo(detected.faces().subList(0, 5));
        assertThat(sixth.faces()).isEqualTo(detected.faces().subList(5, 6));
    }

    @Test
    void so_is_a_face_of_which_detect_was_asked_nothing() {
        Answer plain =
                Call.detect(port).file(FacePictures.sixFaces()).multipart().assertOk();
        Answer whole = Call.detect(port)
                .file(FacePictures.sixFaces())
                .with("calculate_all", 1)
                .with("return_landmark", 2)
                .with("return_attributes", "headpose")
                .multipart()
                .assertOk();

        Answer sixth = analyze(plain.tokens().subList(5, 6), 2, "headpose").assertOk();

        assertThat(sixth.faces()).isEqualTo(whole.faces().subList(5, 6));
    }

    @Test
    void a_face_keeps_its_rectangle_and_its_token() {
        Answer detected =
                Call.detect(port).file(FacePictures.sixFaces()).multipart().assertOk();

        for (int i = 0; i < 6; i++) {
            Answer analyzed =
                    analyze(detected.tokens().subList(i, i + 1), 1, "none").assertOk();
            assertThat(analyzed.tokens()).containsExactly(detected.tokens().get(i));
            assertThat(analyzed.at("/faces/0/face_rectangle"))
                    .as("face " + i)
                    .isEqualTo(detected.at("/faces/" + i + "/face_rectangle"));
        }
    }

    @Test
    void faces_come_in_the_order_of_their_tokens_whatever_their_size() {
        List<String> tokens = new ArrayList<>(tokens().subList(0, 5));
        Collections.reverse(tokens);

        assertThat(analyze(tokens, 1, "none").assertOk().tokens()).isEqualTo(tokens);
    }

    @Test
    void faces_of_several_pictures_may_be_asked_for_at_once() {
        List<String> tokens = List.of(tokens().get(3), Call.tokenOfAPortrait(port), tokens().get(0));

        assertThat(analyze(tokens, 0, "headpose").assertOk().tokens()).isEqualTo(tokens);
    }

    @Test
    void the_answer_has_these_three_members_and_no_other() {
        Answer answer =
                analyze(List.of(Call.tokenOfAPortrait(port)), 1, "headpose").assertOk();

        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("request_id", "time_used", "faces");
        assertThat(answer.at("/faces/0").propertyNames())
                .containsExactlyInAnyOrder("face_token", "face_rectangle", "landmark", "attributes");
        assertThat(answer.text())
                .containsPattern("\"request_id\":" + Answer.requestIdPattern())
                .containsPattern("\"time_used\":\\d+,");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
    }

    @Test
    void a_token_may_be_given_twice_and_blanks_around_it_do_not_count() {
        String token = Call.tokenOfAPortrait(port);

        assertThat(call(token + " , " + token)
                        .with("return_landmark", 1)
                        .multipart()
                        .assertOk()
                        .tokens())
                .containsExactly(token, token);
    }

    @Test
    void parameters_are_read_from_wherever_they_come() {
        Call call = call(Call.tokenOfAPortrait(port)).with("return_landmark", 2);

        List<String> faces = call.multipart().assertOk().faces();

        assertThat(call.urlencoded().assertOk().faces()).isEqualTo(faces);
        assertThat(call.query().assertOk().faces()).isEqualTo(faces);
    }

    @Test
    void attributes_that_nothing_here_can_tell_are_named_in_the_header() {
        Answer answer = analyze(List.of(Call.tokenOfAPortrait(port)), 0, "gender,headpose,smile")
                .assertOk();

        assertThat(answer.header("X-Unsupported-Attributes")).isEqualTo("gender,smiling");
        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactly("headpose");
    }

    @Test
    void tokens_are_required_and_a_picture_is_none() {
        Call call = Call.analyze(port).with("return_landmark", 1);

        call.urlencoded().assertRefused(400, "MISSING_ARGUMENTS: face_tokens");
        call.with("face_tokens", "").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: face_tokens");
        call.base64(FacePictures.blank()).urlencoded().assertRefused(400, "MISSING_ARGUMENTS: face_tokens");
    }

    @Test
    void no_token_and_more_than_five_are_refused() {
        String token = Call.tokenOfAPortrait(port);

        analyze(Collections.nCopies(5, token), 1, "none").assertOk();
        analyze(Collections.nCopies(6, token), 1, "none").assertRefused(400, "INVALID_FACE_TOKENS_SIZE");
        call(",,").with("return_landmark", 1).urlencoded().assertRefused(400, "INVALID_FACE_TOKENS_SIZE");
    }

    @Test
    void a_token_nobody_knows_is_named_without_a_blank() {
        analyze(List.of(UNKNOWN), 1, "none").assertRefused(400, "INVALID_FACE_TOKEN:" + UNKNOWN);
        analyze(List.of(Call.tokenOfAPortrait(port), UNKNOWN), 1, "none")
                .assertRefused(400, "INVALID_FACE_TOKEN:" + UNKNOWN);
    }

    @Test
    void asking_for_nothing_is_void() {
        call(Call.tokenOfAPortrait(port)).urlencoded().assertRefused(400, "VOID_REQUEST");
        analyze(List.of(Call.tokenOfAPortrait(port)), 0, "none").assertRefused(400, "VOID_REQUEST");
        analyze(List.of(Call.tokenOfAPortrait(port)), 0, "").assertRefused(400, "VOID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"return_landmark=3", "return_attributes=wings", "beauty_score_min=x", "beauty_score_max=101"})
    void a_value_that_is_out_of_range_is_refused_by_name(String parameter) {
        String[] pair = parameter.split("=", -1);

        call(Call.tokenOfAPortrait(port))
                .with("return_landmark", 1)
                .with(pair[0], pair[1])
                .urlencoded()
                .assertRefused(400, "BAD_ARGUMENTS: " + pair[0]);
    }

    private List<String> tokens() {
        return Call.detect(port)
                .file(FacePictures.sixFaces())
                .multipart()
                .assertOk()
                .tokens();
    }

    private Call call(String tokens) {
        return Call.analyze(port).with("face_tokens", tokens);
    }

    private Answer analyze(List<String> tokens, int landmark, String attributes) {
        return call(String.join(",", tokens))
                .with("return_landmark", landmark)
                .with("return_attributes", attributes)
                .urlencoded();
    }
}
