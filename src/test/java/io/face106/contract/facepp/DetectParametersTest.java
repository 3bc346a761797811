package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 1.1 of the contract: what detect may be asked. */
@RunningService
class DetectParametersTest {

    private static final byte[] NO_PICTURE = "no picture".getBytes(StandardCharsets.US_ASCII);
    private static final String LINK = "http://127.0.0.1:9/a.jpg";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"api_key", "api_secret"})
    void credentials_are_required(String name) {
        blank().without(name).multipart().assertRefused(400, "MISSING_ARGUMENTS: " + name);
        blank().with(name, "").multipart().assertRefused(400, "MISSING_ARGUMENTS: " + name);
    }

    @Test
    void one_of_three_pictures_is_required_and_all_are_named() {
        Call none = Call.detect(port).with("return_landmark", 1);

        none.multipart().assertRefused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
        none.urlencoded().assertRefused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
        none.with("image_file", "")
                .query()
                .assertRefused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64");
    }

    @Test
    void image_file_wins_over_image_base64_and_image_url() {
        Call call = Call.detect(port)
                .file(FacePictures.portrait())
                .with("image_base64", "?")
                .with("image_url", LINK);

        assertThat(call.multipart().assertOk().faces()).hasSize(1);
        call.file(NO_PICTURE)
                .base64(FacePictures.portrait())
                .multipart()
                .assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file");
    }

    @Test
    void image_base64_wins_over_image_url() {
        Call call = Call.detect(port).base64(FacePictures.portrait()).with("image_url", LINK);

        assertThat(call.urlencoded().assertOk().faces()).hasSize(1);
        call.base64(NO_PICTURE).urlencoded().assertRefused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    @Test
    void image_url_is_looked_at_last() {
        Call.detect(port).with("image_url", LINK).urlencoded().assertRefused(400, "INVALID_IMAGE_URL");
    }

    @Test
    void the_same_picture_is_answered_alike_whichever_way_it_came() {
        Answer file = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", 2)
                .multipart();
        Answer base64 = Call.detect(port)
                .base64(FacePictures.portrait())
                .with("return_landmark", 2)
                .urlencoded();

        assertThat(base64.assertOk().faces()).isEqualTo(file.assertOk().faces());
        assertThat(base64.at("/image_id")).isEqualTo(file.at("/image_id"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 83", "2, 106"})
    void return_landmark_chooses_no_83_or_106_points(int value, int points) {
        Answer answer = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", value)
                .multipart()
                .assertOk();

        assertThat(answer.at("/faces/0/landmark")).hasSize(points);
        assertThat(answer.json().get("faces").get(0).has("landmark")).isEqualTo(points > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "return_landmark, 3",
        "return_landmark, -1",
        "return_landmark, 1.0",
        "return_landmark, all",
        "return_landmark, 99999999999",
        "calculate_all, 2",
        "calculate_all, -1",
        "calculate_all, true",
        "return_attributes, wings",
        "return_attributes, 'headpose,wings'",
        "return_attributes, headpose;blur",
        "beauty_score_min, -1",
        "beauty_score_min, 101",
        "beauty_score_min, none",
        "beauty_score_max, -1",
        "beauty_score_max, 101",
        "face_rectangle, '1,2,3'",
        "face_rectangle, '1,2,3,4,5'",
        "face_rectangle, '1,2,3,x'",
        "face_rectangle, '1.5,2,3,4'",
        "face_rectangle, '1,2,0,4'",
        "face_rectangle, '1,2,3,-4'"
    })
    void a_value_that_is_out_of_range_is_refused_by_name(String name, String value) {
        blank().with(name, value).multipart().assertRefused(400, "BAD_ARGUMENTS: " + name);
    }

    @Test
    void beauty_scores_are_rescaled_into_an_interval_that_is_not_empty() {
        blank().with("beauty_score_min", 0)
                .with("beauty_score_max", 10)
                .multipart()
                .assertOk();
        blank().with("beauty_score_min", 80)
                .with("beauty_score_max", 20)
                .multipart()
                .assertRefused(400, "BAD_ARGUMENTS: beauty_score_max");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "gender",
                "age",
                "smiling",
                "headpose",
                "facequality",
                "blur",
                "eyestatus",
                "emotion",
                "beauty",
                "mouthstatus",
                "eyegaze",
                "skinstatus",
                "ethnicity",
                "glass",
                "nose_occlusion",
                "chin_occlusion",
                "face_occlusion",
                "none,headpose",
                " headpose , age ",
                "headpose,",
                "skinstatus,eyegaze,mouthstatus,beauty,emotion,eyestatus,blur,facequality,headpose,smiling,age,gender"
            })
    void every_attribute_that_face_plus_plus_knows_may_be_asked_for_in_any_order(String list) {
        blank().with("return_attributes", list).multipart().assertOk();
    }

    @Test
    void calculate_all_analyses_more_than_the_five_largest_faces() {
        Call call = Call.detect(port)
                .file(FacePictures.sixFaces())
                .with("return_landmark", 1)
                .with("return_attributes", "headpose");

        List<String> five = call.with("calculate_all", 0).multipart().assertOk().faces();
        List<String> all = call.with("calculate_all", 1).multipart().assertOk().faces();

        assertThat(five)
                .hasSize(6)
                .filteredOn(face -> face.contains("landmark"))
                .hasSize(5);
        assertThat(all).hasSize(6).allSatisfy(face -> assertThat(face).contains("\"landmark\":{", "\"headpose\":{"));
        assertThat(all.subList(0, 5)).isEqualTo(five.subList(0, 5));
    }

    private Call blank() {
        return Call.detect(port).file(FacePictures.blank());
    }
}
