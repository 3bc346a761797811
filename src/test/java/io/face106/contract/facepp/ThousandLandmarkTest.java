package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import io.face106.testing.TestPictures;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 4.3 of the contract: dense landmarks of the largest face, in groups. */
@RunningService
class ThousandLandmarkTest {

    private static final Map<String, Set<String>> GROUPS = Map.of(
            "face", names("face_hairline_:145", "face_contour_right_:64", "face_contour_left_:64"),
            "left_eyebrow", names("left_eyebrow_:64"),
            "right_eyebrow", names("right_eyebrow_:64"),
            "left_eye", names("left_eye_:63", "left_eye_pupil_center", "left_eye_pupil_radius"),
            "right_eye", names("right_eye_:63", "right_eye_pupil_center", "right_eye_pupil_radius"),
            "left_eye_eyelid", names("left_eye_eyelid_:64"),
            "right_eye_eyelid", names("right_eye_eyelid_:64"),
            "nose", names("nose_left_:63", "nose_right_:63", "left_nostril", "right_nostril", "nose_midline_:60"),
            "mouth", names("upper_lip_:64", "lower_lip_:64"));

    @LocalServerPort
    int port;

    @Test
    void the_answer_has_these_three_members_and_no_other() {
        Answer answer = portrait().multipart().assertOk();

        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("request_id", "time_used", "face");
        assertThat(answer.at("/face").propertyNames()).containsExactlyInAnyOrder("face_rectangle", "landmark");
        assertThat(answer.text())
                .containsPattern("\"request_id\":" + Answer.requestIdPattern())
                .containsPattern("\"face_rectangle\":\\{(\"(top|left|width|height)\":-?\\d+,?){4}}");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
    }

    @Test
    void all_groups_together_have_973_points_and_two_radii() {
        JsonNode landmark = portrait().multipart().assertOk().at("/face/landmark");

        assertThat(landmark.propertyNames()).containsExactlyInAnyOrderElementsOf(GROUPS.keySet());
        GROUPS.forEach((group, names) ->
                assertThat(landmark.get(group).propertyNames()).as(group).containsExactlyInAnyOrderElementsOf(names));
        assertThat(landmark.values().stream().mapToInt(JsonNode::size).sum()).isEqualTo(973 + 2);
    }

    @Test
    void points_are_whole_pixels_and_radii_are_numbers() {
        String text = portrait().multipart().assertOk().text();

        assertThat(text.split("\\{(\"[xy]\":-?\\d+,?){2}}", -1)).hasSize(973 + 1);
        assertThat(text).doesNotContainPattern("\"[xy]\":-?\\d+\\.");
        assertThat(text)
                .containsPattern("\"left_eye_pupil_radius\":\\d+(\\.\\d{1,3})?[,}]")
                .containsPattern("\"right_eye_pupil_radius\":\\d+(\\.\\d{1,3})?[,}]");
    }

    @ParameterizedTest
    @CsvSource({
        "nose, nose",
        "mouse, mouth",
        "mouth, mouth",
        "'left_eye,right_eye', left_eye right_eye",
        "'right_eye_eyelid, face', right_eye_eyelid face",
        "left_eyebrow, left_eyebrow"
    })
    void return_landmark_chooses_groups_and_the_mouth_is_a_mouse(String list, String groups) {
        assertThat(portrait()
                        .with("return_landmark", list)
                        .multipart()
                        .assertOk()
                        .at("/face/landmark")
                        .propertyNames())
                .containsExactlyInAnyOrder(groups.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "nose,all", ""})
    void all_anywhere_in_the_list_or_no_list_is_all_groups(String list) {
        assertThat(portrait()
                        .with("return_landmark", list)
                        .multipart()
                        .assertOk()
                        .at("/face/landmark"))
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ear", "nose,ear", "2"})
    void a_group_nobody_knows_is_a_bad_argument(String list) {
        portrait().with("return_landmark", list).multipart().assertRefused(400, "BAD_ARGUMENTS: return_landmark");
    }

    @Test
    void left_and_right_are_those_of_the_image_and_the_face_is_in_order() {
        JsonNode landmark = portrait().multipart().assertOk().at("/face/landmark");

        assertThat(number(landmark, "/left_eye/left_eye_pupil_center/x"))
                .isLessThan(number(landmark, "/nose/nose_midline_30/x"))
                .isLessThan(number(landmark, "/right_eye/right_eye_pupil_center/x"));
        assertThat(number(landmark, "/nose/left_nostril/x")).isLessThan(number(landmark, "/nose/right_nostril/x"));
        assertThat(number(landmark, "/face/face_hairline_72/y"))
                .isLessThan(number(landmark, "/left_eyebrow/left_eyebrow_16/y"));
        assertThat(number(landmark, "/left_eyebrow/left_eyebrow_16/y"))
                .isLessThan(number(landmark, "/left_eye/left_eye_pupil_center/y"));
    }

    @Test
    void the_contours_run_up_from_the_chin_and_the_hairline_from_image_right_to_image_left() {
        JsonNode face = portrait().multipart().assertOk().at("/face/landmark/face");

        for (String side : new String[] {"face_contour_left_", "face_contour_right_"}) {
            assertThat(number(face, "/" + side + "0/y")).isGreaterThan(number(face, "/" + side + "63/y"));
        }
        assertThat(number(face, "/face_contour_left_63/x")).isLessThan(number(face, "/face_contour_left_0/x"));
        assertThat(number(face, "/face_contour_right_63/x")).isGreaterThan(number(face, "/face_contour_right_0/x"));
        assertThat(number(face, "/face_hairline_0/x")).isGreaterThan(number(face, "/face_hairline_144/x"));
    }

    @Test
    void a_brow_begins_at_its_outer_end_and_the_lips_at_image_left() {
        JsonNode landmark = portrait().multipart().assertOk().at("/face/landmark");

        assertThat(number(landmark, "/left_eyebrow/left_eyebrow_0/x"))
                .isLessThan(number(landmark, "/left_eyebrow/left_eyebrow_32/x"));
        assertThat(number(landmark, "/right_eyebrow/right_eyebrow_0/x"))
                .isGreaterThan(number(landmark, "/right_eyebrow/right_eyebrow_32/x"));
        for (String lip : new String[] {"upper_lip_", "lower_lip_"}) {
            assertThat(number(landmark, "/mouth/" + lip + "0/x"))
                    .isLessThan(number(landmark, "/mouth/" + lip + "31/x"));
        }
        assertThat(number(landmark, "/mouth/upper_lip_32/x")).isGreaterThan(number(landmark, "/mouth/upper_lip_63/x"));
    }

    @Test
    void of_several_faces_only_the_largest_is_answered() {
        Answer detected =
                Call.detect(port).file(FacePictures.sixFaces()).multipart().assertOk();

        assertThat(Call.dense(port)
                        .file(FacePictures.sixFaces())
                        .multipart()
                        .assertOk()
                        .at("/face/face_rectangle"))
                .isEqualTo(detected.at("/faces/0/face_rectangle"));
    }

    @Test
    void no_face_is_an_empty_object() {
        assertThat(Call.dense(port)
                        .file(TestPictures.read(TestPictures.EMPTY.get(0)))
                        .multipart()
                        .assertOk()
                        .text())
                .containsPattern("\"face\":\\{}[,}]");
    }

    @Test
    void a_token_stands_for_its_face_and_wins_over_a_picture() {
        String token = Call.tokenOfAPortrait(port);
        String face = RawJson.member(portrait().multipart().assertOk().text(), "face");

        Answer byToken = Call.dense(port).with("face_token", token).urlencoded().assertOk();
        Answer withPicture = Call.dense(port)
                .with("face_token", token)
                .with("image_base64", "?")
                .urlencoded()
                .assertOk();

        assertThat(RawJson.member(byToken.text(), "face")).isEqualTo(face);
        assertThat(RawJson.member(withPicture.text(), "face")).isEqualTo(face);
    }

    @Test
    void what_cannot_be_answered_is_refused_as_by_the_other_endpoints() {
        Call.dense(port).with("face_token", "x").urlencoded().assertRefused(400, "INVALID_FACE_TOKEN:x");
        Call.dense(port)
                .file(new byte[] {1})
                .multipart()
                .assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file");
        Call.dense(port).without("api_key").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: api_key");
        assertThat(Call.dense(port).urlencoded().text()).contains("\"error_message\":\"MISSING_ARGUMENTS: ");
        Call.dense(port).method("GET").assertNotFound();
    }

    private Call portrait() {
        return Call.dense(port).file(FacePictures.portrait());
    }

    private static int number(JsonNode at, String pointer) {
        assertThat(at.at(pointer).isNumber()).as(pointer).isTrue();
        return at.at(pointer).asInt();
    }

    /** Names, and with a colon so many of them, numbered from 0. */
    private static Set<String> names(String... series) {
        Set<String> names = new HashSet<>();
        Stream.of(series).map(one -> one.split(":", -1)).forEach(one -> {
            if (one.length == 1) {
                names.add(one[0]);
            } else {
                IntStream.range(0, Integer.parseInt(one[1])).forEach(number -> names.add(one[0] + number));
            }
        });
        return names;
    }
}
