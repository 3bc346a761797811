package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 1.3 of the contract: what every answer of detect says, whatever was asked. */
@RunningService
class DetectResponseTest {

    @LocalServerPort
    int port;

    @Test
    void the_answer_has_these_five_members_and_no_other() {
        assertThat(portrait().json().propertyNames())
                .containsExactlyInAnyOrder("request_id", "time_used", "image_id", "face_num", "faces");
    }

    @Test
    void the_answer_is_json_in_utf_8() {
        assertThat(portrait().header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
    }

    @Test
    void the_request_id_is_the_second_it_came_in_a_comma_and_a_random_uuid() {
        long before = Instant.now().getEpochSecond();
        Answer first = portrait();
        Answer second = portrait();
        long after = Instant.now().getEpochSecond();

        assertThat(first.text()).containsPattern("\"request_id\":" + Answer.requestIdPattern());
        assertThat(Long.parseLong(first.at("/request_id").asString().split(",", -1)[0]))
                .isBetween(before, after);
        assertThat(first.at("/request_id")).isNotEqualTo(second.at("/request_id"));
    }

    @Test
    void the_time_used_is_whole_milliseconds() {
        long start = System.nanoTime();
        Answer answer = portrait();
        long waited = (System.nanoTime() - start) / 1_000_000;

        assertThat(answer.text()).containsPattern("\"time_used\":\\d+,");
        assertThat(answer.at("/time_used").asLong()).isBetween(1L, waited);
    }

    @Test
    void the_image_id_is_base64_of_16_bytes_and_the_same_for_the_same_picture() {
        Answer first = portrait();

        assertThat(first.text()).containsPattern("\"image_id\":\"[A-Za-z0-9+/]{22}==\"");
        assertThat(portrait().at("/image_id")).isEqualTo(first.at("/image_id"));
        assertThat(Call.detect(port)
                        .file(FacePictures.blank())
                        .multipart()
                        .assertOk()
                        .at("/image_id"))
                .isNotEqualTo(first.at("/image_id"));
    }

    @Test
    void the_face_num_is_the_number_of_faces() {
        Answer six = Call.detect(port).file(FacePictures.sixFaces()).multipart().assertOk();

        assertThat(six.text()).containsPattern("\"face_num\":6[,}]");
        assertThat(six.at("/faces")).hasSize(6);
        assertThat(portrait().text()).containsPattern("\"face_num\":1[,}]");
    }

    @Test
    void every_face_has_a_token_of_32_hexadecimal_digits_and_a_new_one_on_every_call() {
        Set<String> tokens = new HashSet<>();
        for (int call = 0; call < 2; call++) {
            tokens.addAll(Call.detect(port)
                    .file(FacePictures.sixFaces())
                    .multipart()
                    .assertOk()
                    .tokens());
        }

        assertThat(tokens).hasSize(12).allSatisfy(token -> assertThat(token).matches("[0-9a-f]{32}"));
    }

    @Test
    void a_rectangle_is_four_whole_numbers() {
        assertThat(portrait().text())
                .containsPattern("\"face_rectangle\":\\{(\"(top|left|width|height)\":-?\\d+,?){4}}");
    }

    @Test
    void nothing_is_told_that_face_plus_plus_does_not_tell() {
        assertThat(portrait().text()).doesNotContain("api_key", "confidence", "score", "error_message");
    }

    private Answer portrait() {
        return Call.detect(port).file(FacePictures.portrait()).multipart().assertOk();
    }
}
