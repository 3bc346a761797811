package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class DetectStageTest {

    static final List<String> SINGLE = TestPictures.SINGLE;
    static final List<String> EMPTY = TestPictures.EMPTY;

    private final DetectStage stage = TestModels.detectStage();

    @ParameterizedTest
    @FieldSource("SINGLE")
    void one_sure_face_is_found_on_the_first_canvas(String name) {
        assertThat(sure(TestPictures.read(name))).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("EMPTY")
    void nothing_sure_is_found_where_there_is_no_face(String name) {
        assertThat(sure(TestPictures.read(name))).isEmpty();
    }

    @Test
    void six_faces_of_different_size_and_tilt_are_found_at_once() {
        List<Detection> found = sure(TestPictures.read(TestPictures.SHEET));

        assertThat(found).hasSize(6);
        assertThat(found.stream().map(Detection::score)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void the_box_and_the_five_points_lie_where_the_face_is() {
        Detection face = sure(TestPictures.read(TestPictures.ASTRONAUT)).get(0);

        assertThat(face.box().overlap(new Box(180, 64, 92, 115))).isGreaterThan(0.8);
        assertNear(face.leftEye(), 204, 103);
        assertNear(face.rightEye(), 246, 104);
        assertNear(face.keypoints().get(2), 222, 125);
        assertNear(face.keypoints().get(3), 204, 143);
        assertNear(face.keypoints().get(4), 242, 144);
    }

    @Test
    void a_face_that_moves_and_grows_takes_its_box_along() {
        Box before = sure(TestPictures.read(TestPictures.ASTRONAUT)).get(0).box();
        Box after = sure(TestPictures.changed(
                        TestPictures.ASTRONAUT, p -> TestPictures.shifted(TestPictures.enlarged(p, 1.5), 100, 60)))
                .get(0)
                .box();
        Box expected = new Box(
                1.5 * before.left() + 100, 1.5 * before.top() + 60, 1.5 * before.width(), 1.5 * before.height());

        assertThat(after.overlap(expected)).isGreaterThan(0.85);
    }

    @Test
    void a_batch_gives_what_its_items_give() {
        try (Picture one = TestPictures.open(TestPictures.ASTRONAUT);
                Picture many = TestPictures.open(TestPictures.SHEET);
                Picture none = TestPictures.open("none-cat.jpg")) {
            List<DetectInput> batch = new ArrayList<>();
            for (Picture picture : List.of(one, many, none)) {
                plan(picture).forEach(canvas -> batch.add(new DetectInput(picture, canvas, 0.6)));
            }
            List<Detections> singles = batch.stream()
                    .map(item -> stage.apply(List.of(item)).get(0))
                    .toList();

            assertThat(stage.apply(batch)).isEqualTo(singles);
            assertThat(stage.apply(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"48, 48", "48, 4096", "4096, 48", "8192, 1", "1, 1", "1, 8192", "3000, 2999", "33000, 50"})
    void pictures_of_any_shape_go_through_every_canvas(int width, int height) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(width, height))) {
            for (Canvas canvas : plan(picture)) {
                assertThat(detect(picture, canvas, 0.6).faces()).isEmpty();
            }
        }
    }

    @Test
    void a_face_that_fills_the_picture_is_found_on_a_rescue_canvas_at_the_latest() {
        byte[] face = TestPictures.changed(TestPictures.ASTRONAUT, p -> p.submat(70, 170, 180, 270));
        try (Picture picture = TestPictures.decode(face)) {
            assertThat(plan(picture))
                    .anySatisfy(canvas ->
                            assertThat(detect(picture, canvas, 0.6).faces()).isNotEmpty());
        }
    }

    private List<Detection> sure(byte[] stored) {
        try (Picture picture = TestPictures.decode(stored)) {
            return detect(picture, plan(picture).get(0), 0.6).faces().stream()
                    .filter(Detection::sure)
                    .toList();
        }
    }

    private Detections detect(Picture picture, Canvas canvas, double threshold) {
        return stage.apply(List.of(new DetectInput(picture, canvas, threshold))).get(0);
    }

    private List<Canvas> plan(Picture picture) {
        return stage.plan(picture.width(), picture.height(), 40, Profile.ACCURATE);
    }

    private static void assertNear(Point found, double x, double y) {
        assertThat(found.x()).isCloseTo(x, within(4.0));
        assertThat(found.y()).isCloseTo(y, within(4.0));
    }
}
