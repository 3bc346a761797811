package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.contract.RunningService;
import io.face106.facepp.Facts;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: the names of the points, and where on a face they lie. Left is image-left. */
@RunningService
class LandmarkSetsTest {

    private static final List<String> EYES = List.of("left_eye", "right_eye");

    @LocalServerPort
    int port;

    @Test
    void return_landmark_1_answers_the_83_names() {
        assertThat(points(1).propertyNames())
                .hasSize(83)
                .containsExactlyInAnyOrderElementsOf(Facts.firstColumn("names83.txt"));
    }

    @Test
    void return_landmark_2_answers_the_106_names() {
        assertThat(points(2).propertyNames())
                .hasSize(106)
                .containsExactlyInAnyOrderElementsOf(Facts.firstColumn("names106.csv"));
    }

    @ParameterizedTest
    @CsvSource({"1, 83", "2, 106"})
    void every_point_is_one_pixel_of_the_picture(int set, int size) {
        assertThat(points(set).values()).hasSize(size).allSatisfy(point -> {
            assertThat(point.propertyNames()).containsExactlyInAnyOrder("x", "y");
            assertThat(point.get("x").asInt()).isBetween(0, 511);
            assertThat(point.get("y").asInt()).isBetween(0, 511);
        });
    }

    @Test
    void the_106_contour_runs_down_16_steps_on_either_side_to_the_chin() {
        assertJaw(points(2), 16);
    }

    @Test
    void the_83_contour_runs_down_9_steps_on_either_side_to_the_chin() {
        assertJaw(points(1), 9);
    }

    @Test
    void contour_9_is_beside_the_chin_of_the_83_and_at_the_middle_of_the_jaw_of_the_106() {
        JsonNode of83 = points(1);
        JsonNode of106 = points(2);
        int half = (y(of106, "contour_left1") + y(of106, "contour_chin")) / 2;

        assertThat(of83.get("contour_chin")).isEqualTo(of106.get("contour_chin"));
        assertThat(y(of83, "contour_left9")).isGreaterThan(y(of106, "contour_left13"));
        assertThat(y(of106, "contour_left9")).isCloseTo(half, within(15));
    }

    @Test
    void contour_3_of_the_inner_upper_lip_is_half_way_in_the_83_and_near_the_corner_in_the_106() {
        assertThat(points(1).get("mouth_upper_lip_left_contour3"))
                .isEqualTo(points(2).get("mouth_upper_lip_left_contour4"));
        assertThat(points(1).get("mouth_upper_lip_right_contour3"))
                .isEqualTo(points(2).get("mouth_upper_lip_right_contour4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void brows_stand_above_eyes_above_the_nose_above_the_mouth_above_the_chin(int set) {
        JsonNode points = points(set);

        assertAscending(
                point -> y(points, point),
                "left_eyebrow_upper_middle",
                "left_eye_top",
                "left_eye_bottom",
                "nose_tip",
                "mouth_upper_lip_top",
                "mouth_lower_lip_bottom",
                "contour_chin");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void from_image_left_to_image_right_come_jaw_brow_eye_nose_eye_brow_jaw(int set) {
        JsonNode points = points(set);

        assertAscending(
                point -> x(points, point),
                "contour_left1",
                "left_eyebrow_left_corner",
                "left_eye_left_corner",
                "left_eye_center",
                "left_eye_right_corner",
                "nose_tip",
                "right_eye_left_corner",
                "right_eye_center",
                "right_eye_right_corner",
                "right_eyebrow_right_corner",
                "contour_right1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_eye_has_its_quarters_between_its_corners_and_its_pupil_inside(int set) {
        JsonNode points = points(set);
        for (String eye : EYES) {
            for (String lid : List.of("_upper_", "_lower_")) {
                assertAscending(
                        point -> x(points, point),
                        eye + "_left_corner",
                        eye + lid + "left_quarter",
                        eye + lid + "right_quarter",
                        eye + "_right_corner");
            }
            assertThat(y(points, eye + "_pupil")).isBetween(y(points, eye + "_top"), y(points, eye + "_bottom"));
            assertThat(x(points, eye + "_pupil"))
                    .isBetween(x(points, eye + "_left_corner"), x(points, eye + "_right_corner"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_mouth_has_its_lips_in_order_from_the_upper_edge_down_and_from_corner_to_corner(int set) {
        JsonNode points = points(set);

        assertAscending(
                point -> y(points, point), "mouth_upper_lip_top", "mouth_upper_lip_bottom", "mouth_lower_lip_bottom");
        assertThat(y(points, "mouth_lower_lip_top")).isGreaterThanOrEqualTo(y(points, "mouth_upper_lip_bottom"));
        assertAscending(
                point -> x(points, point),
                "mouth_left_corner",
                "mouth_upper_lip_left_contour2",
                "mouth_upper_lip_left_contour1",
                "mouth_upper_lip_top",
                "mouth_upper_lip_right_contour1",
                "mouth_upper_lip_right_contour2",
                "mouth_right_corner");
        assertAscending(
                point -> x(points, point),
                "mouth_left_corner",
                "mouth_lower_lip_left_contour2",
                "mouth_lower_lip_left_contour3",
                "mouth_lower_lip_bottom",
                "mouth_lower_lip_right_contour3",
                "mouth_lower_lip_right_contour2",
                "mouth_right_corner");
    }

    @Test
    void the_bridge_of_the_106_runs_evenly_from_the_eyes_to_the_tip() {
        JsonNode points = points(2);
        int third = (y(points, "nose_tip") - y(points, "nose_bridge1")) / 3;

        assertThat(third).isPositive();
        assertThat(y(points, "nose_bridge2") - y(points, "nose_bridge1")).isBetween(third - 4, third + 4);
        assertThat(y(points, "nose_bridge3") - y(points, "nose_bridge2")).isBetween(third - 4, third + 4);
    }

    @Test
    void the_nose_of_either_set_is_as_wide_as_its_wings() {
        JsonNode of83 = points(1);
        JsonNode of106 = points(2);

        assertThat(of83.get("nose_left")).isEqualTo(of106.get("nose_left_contour3"));
        assertThat(of83.get("nose_right")).isEqualTo(of106.get("nose_right_contour3"));
        assertAscending(
                point -> x(of83, point),
                "nose_left",
                "nose_contour_left3",
                "nose_contour_lower_middle",
                "nose_contour_right3",
                "nose_right");
    }

    private static void assertJaw(JsonNode points, int steps) {
        String[] left = steps(steps, "contour_left");
        String[] right = steps(steps, "contour_right");

        assertAscending(point -> y(points, point), Arrays.copyOf(left, steps));
        assertAscending(point -> y(points, point), Arrays.copyOf(right, steps));
        // The chin is round: beside its lowest point the contour may be as low, in whole pixels.
        assertThat(y(points, left[steps])).isGreaterThanOrEqualTo(y(points, left[steps - 1]));
        assertThat(y(points, right[steps])).isGreaterThanOrEqualTo(y(points, right[steps - 1]));
        assertAscending(point -> x(points, point), left[steps / 2], left[steps - 1], left[steps]);
        assertAscending(point -> -x(points, point), right[steps / 2], right[steps - 1], right[steps]);
    }

    private static String[] steps(int steps, String side) {
        return Stream.concat(IntStream.rangeClosed(1, steps).mapToObj(step -> side + step), Stream.of("contour_chin"))
                .toArray(String[]::new);
    }

    private static void assertAscending(ToIntFunction<String> place, String... names) {
        for (int i = 1; i < names.length; i++) {
            assertThat(place.applyAsInt(names[i]))
                    .as(names[i] + " behind " + names[i - 1])
                    .isGreaterThan(place.applyAsInt(names[i - 1]));
        }
    }

    private JsonNode points(int set) {
        return Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_landmark", set)
                .multipart()
                .assertOk()
                .at("/faces/0/landmark");
    }

    private static int x(JsonNode points, String name) {
        return points.at("/" + name + "/x").asInt();
    }

    private static int y(JsonNode points, String name) {
        return points.at("/" + name + "/y").asInt();
    }
}
