package io.face106.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Failure.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

    private static final Point ORIGIN = new Point(0, 0);
    private static final Box BOX = new Box(0, 0, 1, 1);

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6})
    void a_detection_has_five_keypoints(int count) {
        List<Point> points = Collections.nCopies(count, ORIGIN);

        assertThatThrownBy(() -> new Detection(BOX, 1, points, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 105, 107})
    void a_face_has_106_landmarks(int count) {
        List<Point> points = Collections.nCopies(count, ORIGIN);

        assertThatThrownBy(() -> new Landmarks(points))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("106 points expected, not " + count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1403, 1405, 3 * 478})
    void a_mesh_has_468_vertices(int numbers) {
        assertThatThrownBy(() -> new Mesh(new double[numbers]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 1404 numbers, not " + numbers);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void a_rotation_has_nine_numbers(int count) {
        List<Double> rotation = Collections.nCopies(count, 0.0);

        assertThatThrownBy(() -> new HeadPose(0, 0, 0, rotation, "method", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nine numbers expected, not " + count);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 0.5", "1, 0, 1, 0.5", "1, 1, -1, 0.5", "1, 1, 1, 0", "1, 1, 1, 1.01", "1, 1, 1, NaN"})
    void options_refuse_what_nobody_could_mean(int minFace, int maxFaces, int maxAnalysed, double score) {
        assertThatThrownBy(() -> new AnalysisOptions(
                        Profile.FAST,
                        minFace,
                        maxFaces,
                        maxAnalysed,
                        score,
                        Set.of(StageName.LANDMARK, StageName.POSE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minFace " + minFace + ", maxFaces " + maxFaces);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 80, false", "0.1001, 0, true", "0, 80.01, true", "0, -80.01, true", "0.03, -79, false"})
    void a_pose_is_doubtful_for_its_residual_or_near_its_singularity(double residual, double pitch, boolean doubtful) {
        HeadPose pose = new HeadPose(0, pitch, 0, Collections.nCopies(9, 0.0), "method", residual);

        assertThat(pose.doubtful(null)).isEqualTo(doubtful);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 10, 170, false",
        "49.9, -9.9, -170.1, false",
        "50.1, 10, 170, true",
        "9.9, 10, 170, true",
        "30, 30.1, 170, true",
        "30, 10, -169.9, true",
        "30, NaN, 170, true"
    })
    void a_pose_is_doubtful_where_the_network_reads_another(double yaw, double pitch, double roll, boolean doubtful) {
        HeadPose pose = new HeadPose(30, 10, 170, Collections.nCopies(9, 0.0), "method", 0.05);

        assertThat(pose.doubtful(cues(new Angles(yaw, pitch, roll), 0))).isEqualTo(doubtful);
    }

    /** 73 points lie within the outline. */
    @ParameterizedTest
    @CsvSource({"0, false", "36, false", "37, true", "73, true"})
    void a_pose_is_doubtful_where_most_points_within_the_outline_are_guesses(int guessed, boolean doubtful) {
        HeadPose pose = new HeadPose(30, 10, 170, Collections.nCopies(9, 0.0), "method", 0.05);

        assertThat(pose.doubtful(cues(new Angles(30, 10, 170), guessed))).isEqualTo(doubtful);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0, 0, 1, 0",
                ".25, .25, .25, .25",
                "-.0000009, .5, .5, 0",
                "1.0000009, 0, 0, 0",
                ".25, .2509, .25, .25",
                ".25, .2491, .25, .25"
            })
    void states_are_shares_of_one_whole(String shares) {
        assertThatNoException().isThrownBy(() -> state(MouthState.class, shares));
        assertThatNoException().isThrownBy(() -> state(EyeState.class, "0, 0, 0, " + shares));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0, 0, 0, 0",
                "1, 0, 1, 0",
                "-.0000011, .5, .5, 0",
                "1.0000011, 0, 0, 0",
                ".25, .2511, .25, .25",
                ".25, .2489, .25, .25",
                "NaN, 0, 1, 0",
                "0, 1, 0, NaN",
                "Infinity, 0, 0, 0",
                "-2, 3, 0, 0"
            })
    void what_is_no_share_of_one_whole_is_no_state(String shares) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(MouthState.class, shares))
                .withMessageContaining("sum to 1 expected, not [");
        assertThatIllegalArgumentException().isThrownBy(() -> state(EyeState.class, shares + ", 0, 0, 0"));
        assertThatIllegalArgumentException().isThrownBy(() -> state(EyeState.class, "0, 0, 0, " + shares));
    }

    private static Object state(Class<?> kind, String shares) {
        double[] s = Arrays.stream(shares.split(", ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return kind == MouthState.class
                ? new MouthState(s[0], s[1], s[2], s[3])
                : new EyeState(s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
    }

    @Test
    void records_keep_copies_of_what_they_are_given() {
        List<Point> points = new ArrayList<>(Collections.nCopies(106, ORIGIN));
        double[] xyz = new double[3 * Mesh.VERTICES];
        Map<StageName, Long> nanos = new EnumMap<>(Map.of(StageName.DECODE, 7L));
        Landmarks landmarks = new Landmarks(points);
        Mesh mesh = new Mesh(xyz);
        StageTimes times = new StageTimes(nanos);

        points.set(16, new Point(9, 9));
        xyz[0] = 9;
        nanos.clear();

        assertThat(landmarks.at(Landmark.CONTOUR_CHIN)).isEqualTo(ORIGIN);
        assertThat(mesh.x(0)).isZero();
        assertThat(times.nanos()).containsEntry(StageName.DECODE, 7L);
    }

    @Test
    void the_eye_line_of_a_mesh_is_measured_clockwise_and_its_length_in_depth_too() {
        double[] xyz = new double[3 * Mesh.VERTICES];
        xyz[3 * Mesh.RIGHT_EYE_OUTER] = 3;
        xyz[3 * Mesh.RIGHT_EYE_OUTER + 1] = 3;
        xyz[3 * Mesh.RIGHT_EYE_OUTER + 2] = Math.sqrt(7);
        Mesh mesh = new Mesh(xyz);

        assertThat(mesh.eyeLineAngle()).isCloseTo(Math.PI / 4, within(1e-12));
        assertThat(mesh.eyeDistance()).isCloseTo(5, within(1e-12));
        assertThat(mesh.point(Mesh.RIGHT_EYE_OUTER)).isEqualTo(new Point(3, 3));
    }

    @Test
    void a_failure_can_be_blamed_on_a_parameter() {
        Failure failure = new Failure(Reason.IMAGE_TOO_LARGE, "found 9, expected 8").on("image_file");

        assertThat(failure).isEqualTo(new Failure(Reason.IMAGE_TOO_LARGE, "image_file", "found 9, expected 8"));
        assertThat(failure.reason().wireName()).isEqualTo("image_too_large");
    }

    @Test
    void a_refusal_says_why_and_costs_no_stack_trace() {
        Refusal refusal = new Refusal(Reason.OVERLOADED, "try again");

        assertThat(refusal).hasMessage("OVERLOADED: try again").hasNoCause();
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @Test
    void wire_names_are_lower_case() {
        assertThat(StageName.DETECT.wireName()).isEqualTo("detect");
        assertThat(Profile.BALANCED.wireName()).isEqualTo("balanced");
        assertThat(ImageFormat.WEBP.mediaType()).isEqualTo("image/webp");
    }

    @Test
    void a_picture_of_four_gigapixels_is_counted_without_overflow() {
        assertThat(new ImageInfo(ImageFormat.PNG, 65536, 65536, 1, 1).pixels()).isEqualTo(1L << 32);
        assertThat(new ImageInfo(ImageFormat.PNG, 65536, 65536, 1, 1).decodeBytes())
                .isEqualTo(4L << 32);
        assertThat(new ImageInfo(ImageFormat.JPEG, 65536, 65536, 6, 1, 6).decodeBytes())
                .isEqualTo(12L << 32);
    }

    /** Of a face whose jaw is hidden, and so many of its last points. */
    private static Cues cues(Angles angles, int guessed) {
        List<Double> visibility = new ArrayList<>(Collections.nCopies(Landmark.COUNT, 1.0));
        visibility.subList(0, 33).replaceAll(jaw -> 0.0);
        visibility.subList(Landmark.COUNT - guessed, Landmark.COUNT).replaceAll(point -> 0.0);
        return new Cues(visibility, EyeState.OUT_OF_SIGHT, EyeState.OUT_OF_SIGHT, new MouthState(0, 0, 1, 0), angles);
    }
}
