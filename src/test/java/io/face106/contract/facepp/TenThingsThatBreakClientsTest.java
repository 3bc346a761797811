package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.contract.RunningService;
import io.face106.testing.TestPictures;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 0 of the contract, but for odd multipart bodies and browsers, which have classes of their own. */
@RunningService
class TenThingsThatBreakClientsTest {

    private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(-?[0-9][^,}\\]]*)");

    @LocalServerPort
    int port;

    @Test
    void faces_are_ordered_by_the_area_of_their_rectangles_largest_first() {
        List<JsonNode> faces = detect(FacePictures.sixFaces(), "calculate_all", 1);

        assertThat(faces).hasSize(6).isSortedAccordingTo(Comparator.comparingInt((JsonNode face) -> -area(face)));
    }

    @Test
    void a_rectangle_is_a_square_also_of_a_face_that_is_not_analysed() {
        assertThat(detect(FacePictures.sixFaces()))
                .hasSize(6)
                .allSatisfy(face -> assertThat(side(face, "width")).isPositive().isEqualTo(side(face, "height")));
    }

    @Test
    void a_rectangle_reaches_from_the_brows_to_the_chin_and_from_jaw_to_jaw() {
        JsonNode face = detect(FacePictures.portrait(), "return_landmark", 2).get(0);
        JsonNode points = face.get("landmark");
        int side = side(face, "height");

        double brows = Stream.of("left_eyebrow_upper_middle", "right_eyebrow_upper_middle")
                .mapToInt(name -> points.at("/" + name + "/y").asInt())
                .min()
                .orElseThrow();
        double chin = points.at("/contour_chin/y").asInt();
        double left = points.at("/contour_left3/x").asInt();
        double right = points.at("/contour_right3/x").asInt();

        assertThat((double) side(face, "top")).isCloseTo(brows, within(0.06 * side));
        assertThat((double) side(face, "top") + side).isCloseTo(chin, within(0.06 * side));
        assertThat(side(face, "left") + side / 2.0).isCloseTo((left + right) / 2, within(0.06 * side));
        assertThat((double) side).isCloseTo(right - left, within(0.15 * side));
    }

    @Test
    void a_rectangle_may_leave_the_picture() {
        JsonNode face = detect(FacePictures.beheaded(95)).get(0);

        assertThat(side(face, "top")).isNegative();
        assertThat(side(face, "width")).isEqualTo(side(face, "height"));
    }

    @ParameterizedTest
    @MethodSource("bothWaysRound")
    void left_and_right_are_those_of_the_image(byte[] picture) {
        JsonNode points = detect(picture, "return_landmark", 2).get(0).get("landmark");

        List<String> lefts = points.propertyNames().stream()
                .filter(name -> name.matches("left_eye.*|contour_left.*|mouth_left_corner"))
                .toList();

        assertThat(lefts).hasSize(19 + 16 + 1).allSatisfy(name -> {
            String mirror = name.startsWith("left_eye")
                    ? "right" + swapped(name.substring("left".length()))
                    : name.replace("left", "right");
            assertThat(x(points, name)).isLessThan(x(points, mirror));
        });
    }

    @Test
    void coordinates_are_written_without_a_point() {
        String text = text(FacePictures.sixFaces(), "return_landmark", 2, "return_attributes", "headpose");

        assertThat(numbers(text, "x|y|top|left|width|height|face_num|time_used"))
                .hasSizeGreaterThan(5 * 2 * 106 + 6 * 4)
                .allSatisfy(number -> assertThat(number).matches("-?\\d+"));
    }

    @Test
    void every_other_number_is_written_with_a_point_and_at_most_six_decimals() {
        String text = text(
                FacePictures.sixFaces(),
                "return_attributes",
                "headpose,blur,facequality,eyegaze,eyestatus,mouthstatus,face_occlusion");

        assertThat(numbers(text, ".*_angle"))
                .hasSize(15)
                .allSatisfy(number -> assertThat(number).matches("-?\\d+\\.\\d{1,6}"));
        assertThat(numbers(text, "value|threshold|.*_coordinate|.*_component"))
                // Not every face has a gaze.
                .hasSizeBetween(5 * (3 * 2 + 2 + 2) + 2 * 5, 5 * (3 * 2 + 2 + 2 + 2 * 5))
                .allSatisfy(number -> assertThat(number).matches("-?\\d+\\.\\d{1,3}"));
        assertThat(numbers(text, ".*glass.*|occlusion|other_occlusion|surgical_mask_or_respirator|open|close"))
                .hasSize(5 * (2 * 6 + 4))
                .allSatisfy(number -> assertThat(number).matches("\\d+\\.\\d{1,3}"));
        assertThat(text)
                .doesNotContainPattern(":-?(0\\.0*-|[0-9.]+[eE]|NaN|null)")
                .doesNotContainPattern(":-0\\.0+[,}]");
    }

    @Test
    void smiling_may_be_asked_for_under_the_name_of_its_answer() {
        Answer asked = Call.detect(port)
                .file(FacePictures.blank())
                .with("return_attributes", "smile")
                .multipart()
                .assertOk();
        Answer usual = Call.detect(port)
                .file(FacePictures.blank())
                .with("return_attributes", "smiling")
                .multipart()
                .assertOk();

        assertThat(asked.header("X-Unsupported-Attributes")).isEqualTo(usual.header("X-Unsupported-Attributes"));
    }

    @Test
    void asking_for_the_eyes_also_yields_glasses() {
        assertThat(detect(FacePictures.portrait(), "return_attributes", "eyestatus")
                        .get(0)
                        .get("attributes")
                        .propertyNames())
                .containsExactlyInAnyOrder("eyestatus", "glass");
    }

    @Test
    void a_sixth_face_has_just_a_token_and_a_rectangle() {
        List<JsonNode> faces = detect(FacePictures.sixFaces(), "return_landmark", 1, "return_attributes", "headpose");

        assertThat(faces.subList(0, 5))
                .allSatisfy(face -> assertThat(face.propertyNames())
                        .containsExactlyInAnyOrder("face_token", "face_rectangle", "landmark", "attributes"));
        assertThat(faces.get(5).propertyNames()).containsExactlyInAnyOrder("face_token", "face_rectangle");
    }

    @Test
    void where_nothing_is_asked_for_the_keys_are_absent_for_all() {
        assertThat(detect(FacePictures.sixFaces()))
                .hasSize(6)
                .allSatisfy(face ->
                        assertThat(face.propertyNames()).containsExactlyInAnyOrder("face_token", "face_rectangle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none-cat.jpg", "none-coffee.jpg"})
    void no_face_is_an_answer_and_not_an_error(String picture) {
        Answer answer = Call.detect(port).file(TestPictures.read(picture)).multipart();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"faces\":[]").containsPattern("\"face_num\":0[,}]");
    }

    @Test
    void parameters_are_read_from_multipart_parts_from_an_urlencoded_body_and_from_the_query_string() {
        Call call = Call.detect(port)
                .base64(FacePictures.portrait())
                .with("return_landmark", 1)
                .with("return_attributes", "headpose");

        List<String> multipart = call.multipart().assertOk().faces();

        assertThat(multipart).hasSize(1).first().asString().contains("contour_left9", "yaw_angle");
        assertThat(call.urlencoded().assertOk().faces()).isEqualTo(multipart);
        assertThat(call.query().assertOk().faces()).isEqualTo(multipart);
    }

    @Test
    void parameters_nobody_knows_are_ignored() {
        Answer answer = Call.detect(port)
                .file(FacePictures.blank())
                .with("return_gesture", 1)
                .with("anything", "at all")
                .multipart();

        answer.assertOk();
    }

    @Test
    void attributes_that_only_old_clients_ask_for_are_no_error() {
        Answer answer = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_attributes", "glass,ethnicity,headpose")
                .multipart()
                .assertOk();

        assertThat(answer.text()).contains("\"headpose\":{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "face_rectangle",
                "return_attributes",
                "return_landmark",
                "calculate_all",
                "image_url",
                "image_base64",
                "beauty_score_min"
            })
    void an_empty_value_counts_as_not_given(String name) {
        Call call = Call.detect(port).file(FacePictures.blank()).with(name, "");

        call.multipart().assertOk();
        call.without(name)
                .base64(FacePictures.blank())
                .with(name.equals("image_base64") ? "image_url" : name, "")
                .urlencoded()
                .assertOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/jpeg;base64,", "data:image/png;base64,", "data:;base64,"})
    void a_whole_data_uri_is_taken_as_base64(String prefix) {
        Call call = Call.detect(port).base64(FacePictures.blank());
        String plain = call.urlencoded().assertOk().at("/image_id").asString();
        String base64 = Base64.getEncoder().encodeToString(FacePictures.blank());

        assertThat(call.with("image_base64", prefix + base64)
                        .urlencoded()
                        .assertOk()
                        .at("/image_id")
                        .asString())
                .isEqualTo(plain);
    }

    static Stream<byte[]> bothWaysRound() {
        return Stream.of(FacePictures.portrait(), FacePictures.mirrored(TestPictures.ASTRONAUT));
    }

    private List<JsonNode> detect(byte[] picture, Object... parameters) {
        return List.copyOf(call(picture, parameters).json().get("faces").values());
    }

    private String text(byte[] picture, Object... parameters) {
        return call(picture, parameters).text();
    }

    private Answer call(byte[] picture, Object... parameters) {
        Call call = Call.detect(port).file(picture);
        for (int i = 0; i < parameters.length; i += 2) {
            call.with(parameters[i].toString(), parameters[i + 1]);
        }
        return call.multipart().assertOk();
    }

    /** All numbers, as written, of members whose names match. */
    private static List<String> numbers(String text, String names) {
        Matcher number = NUMBER.matcher(text);
        return number.results()
                .filter(found -> found.group(1).matches(names))
                .map(found -> found.group(2))
                .toList();
    }

    private static String swapped(String name) {
        return name.contains("left") ? name.replace("left", "right") : name.replace("right", "left");
    }

    private static int x(JsonNode points, String name) {
        return points.at("/" + name + "/x").asInt();
    }

    private static int area(JsonNode face) {
        return side(face, "width") * side(face, "height");
    }

    private static int side(JsonNode face, String name) {
        return face.at("/face_rectangle/" + name).asInt();
    }
}
