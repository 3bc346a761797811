package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.detect.Canvas;
import io.face106.stage.detect.DetectInput;
import io.face106.stage.detect.DetectStage;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Distances are means over the 106 points in units of the distance of the outer eye corners. */
@ParameterizedClass
@FieldSource("io.face106.testing.TestModels#PACKS")
class LandmarkStageTest {

    /** The astronaut's face as the detector sees it; given, so that only landmarks are under test. */
    static final Detection FACE = new Detection(
            new Box(180, 64, 90, 114),
            0.9,
            List.of(
                    new Point(203.5, 102.8),
                    new Point(246, 103.4),
                    new Point(221, 125.5),
                    new Point(204, 143),
                    new Point(241, 144)),
            true);

    private static final int SIZE = 512;

    private final LandmarkStage stage;

    LandmarkStageTest(String pack) {
        stage = new LandmarkStage(TestModels.pack(pack), LandmarkOptions.MEASURED);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void every_profile_puts_eyes_nose_mouth_and_chin_where_they_are(Profile profile) {
        FaceShape shape = measure(TestPictures.read(TestPictures.ASTRONAUT), FACE, profile);

        assertThat(shape.presence()).isGreaterThan(0.9);
        assertNear(shape, Landmark.LEFT_EYE_PUPIL, 202, 101);
        assertNear(shape, Landmark.RIGHT_EYE_PUPIL, 246, 103);
        assertNear(shape, Landmark.NOSE_TIP, 224, 126);
        assertNear(shape, Landmark.MOUTH_LEFT_CORNER, 202, 140);
        assertNear(shape, Landmark.MOUTH_RIGHT_CORNER, 244, 141);
        assertNear(shape, Landmark.CONTOUR_CHIN, 222, 179);
    }

    @ParameterizedTest
    @CsvSource({"FAST, BALANCED", "FAST, ACCURATE", "BALANCED, ACCURATE"})
    void the_profiles_agree_within_a_twentieth(Profile one, Profile other) {
        byte[] stored = TestPictures.read(TestPictures.ASTRONAUT);

        assertThat(distance(measure(stored, FACE, one), measure(stored, FACE, other)))
                .isLessThan(0.05)
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void points_follow_a_shifted_picture(Profile profile) {
        byte[] shifted = TestPictures.changed(TestPictures.ASTRONAUT, p -> TestPictures.shifted(p, 64, 33));
        UnaryOperator<Point> move = p -> new Point(p.x() + 64, p.y() + 33);

        assertFollow(shifted, move, 1, false, profile, 0.001);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void points_follow_an_enlarged_picture(Profile profile) {
        byte[] enlarged = TestPictures.changed(TestPictures.ASTRONAUT, p -> TestPictures.enlarged(p, 2));
        UnaryOperator<Point> grow = p -> new Point(2 * p.x(), 2 * p.y());

        assertFollow(enlarged, grow, 2, false, profile, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1", "FAST, 2", "FAST, 3", "BALANCED, 1", "BALANCED, 2", "BALANCED, 3", "ACCURATE, 1"})
    void points_follow_a_picture_turned_by_quarters(Profile profile, int quarters) {
        byte[] turned = TestPictures.changed(TestPictures.ASTRONAUT, p -> TestPictures.turned(p, quarters));
        UnaryOperator<Point> turn = p -> {
            Point place = p;
            for (int i = 0; i < quarters; i++) {
                place = new Point(SIZE - place.y(), place.x());
            }
            return place;
        };

        assertFollow(turned, turn, 1, false, profile, 0.002);
    }

    @ParameterizedTest
    @CsvSource({"FAST, 0.04", "BALANCED, 0.03", "ACCURATE, 0.006"})
    void points_follow_a_mirrored_picture(Profile profile, double tolerance) {
        byte[] mirrored = TestPictures.changed(TestPictures.ASTRONAUT, TestPictures::flipped);
        UnaryOperator<Point> flip = p -> new Point(SIZE - p.x(), p.y());

        assertFollow(mirrored, flip, 1, true, profile, tolerance);
    }

    @Test
    void a_batch_gives_what_its_items_give_whatever_their_profiles() {
        try (Picture sheet = TestPictures.open(TestPictures.SHEET);
                Picture one = TestPictures.open(TestPictures.ASTRONAUT)) {
            List<LandmarkInput> batch = new ArrayList<>();
            batch.add(new LandmarkInput(one, FACE, Profile.FAST));
            for (Detection face : detected(sheet)) {
                for (Profile profile : Profile.values()) {
                    batch.add(new LandmarkInput(sheet, face, profile));
                }
            }
            batch.add(new LandmarkInput(one, FACE, Profile.BALANCED));
            List<FaceShape> together = stage.apply(batch);

            assertThat(together).hasSize(20);
            for (int i = 0; i < batch.size(); i++) {
                FaceShape single = stage.apply(List.of(batch.get(i))).get(0);
                assertThat(distance(together.get(i), single)).isLessThan(1e-4);
                assertThat(together.get(i).presence()).isCloseTo(single.presence(), within(1e-4));
            }
            assertThat(stage.apply(List.of())).isEmpty();
        }
    }

    @Test
    void where_there_is_no_face_the_presence_says_so() {
        try (Picture cat = TestPictures.open("none-coffee.jpg")) {
            FaceShape shape = stage.apply(List.of(new LandmarkInput(cat, FACE, Profile.BALANCED)))
                    .get(0);

            assertThat(shape.presence()).isLessThan(0.5);
        }
    }

    @Test
    void a_face_beside_the_picture_is_answered_with_finite_points() {
        Detection outside = moved(FACE, p -> new Point(p.x() - 5000, p.y() + 9000), 1, false);

        FaceShape shape = measure(TestPictures.read(TestPictures.ASTRONAUT), outside, Profile.BALANCED);

        assertThat(shape.presence()).isLessThan(0.5);
        assertThat(shape.landmarks().points())
                .allSatisfy(p -> assertThat(p.x() + p.y()).isFinite());
    }

    private void assertFollow(
            byte[] changed,
            UnaryOperator<Point> move,
            double scale,
            boolean mirror,
            Profile profile,
            double tolerance) {
        FaceShape before = measure(TestPictures.read(TestPictures.ASTRONAUT), FACE, profile);
        FaceShape after = measure(changed, moved(FACE, move, scale, mirror), profile);
        double sum = 0;
        for (int i = 0; i < Landmark.COUNT; i++) {
            Point expected = move.apply(before.landmarks().points().get(i));
            Point found = after.landmarks().points().get(mirror ? PointMap.mirror(i) : i);
            sum += Math.hypot(expected.x() - found.x(), expected.y() - found.y());
        }
        assertThat(sum / Landmark.COUNT / eyeDistance(after)).isLessThan(tolerance);
    }

    private static Detection moved(Detection face, UnaryOperator<Point> move, double scale, boolean mirror) {
        Point centre = move.apply(face.box().centre());
        double width = scale * face.box().width();
        double height = scale * face.box().height();
        List<Point> points = face.keypoints().stream().map(move).toList();
        List<Point> named =
                mirror ? List.of(points.get(1), points.get(0), points.get(2), points.get(4), points.get(3)) : points;
        return new Detection(new Box(centre.x() - width / 2, centre.y() - height / 2, width, height), 0.9, named, true);
    }

    private FaceShape measure(byte[] stored, Detection face, Profile profile) {
        try (Picture picture = TestPictures.decode(stored)) {
            return stage.apply(List.of(new LandmarkInput(picture, face, profile)))
                    .get(0);
        }
    }

    private static List<Detection> detected(Picture picture) {
        DetectStage detect = TestModels.detectStage();
        Canvas canvas = detect.plan(picture.width(), picture.height(), 40, Profile.BALANCED)
                .get(0);
        return detect.apply(List.of(new DetectInput(picture, canvas, 0.6))).get(0).faces().stream()
                .filter(Detection::sure)
                .toList();
    }

    static double distance(FaceShape a, FaceShape b) {
        double sum = 0;
        for (Landmark landmark : Landmark.inOrder()) {
            Point p = a.landmarks().at(landmark);
            Point q = b.landmarks().at(landmark);
            sum += Math.hypot(p.x() - q.x(), p.y() - q.y());
        }
        return sum / Landmark.COUNT / eyeDistance(a);
    }

    private static double eyeDistance(FaceShape shape) {
        Point left = shape.landmarks().at(Landmark.LEFT_EYE_LEFT_CORNER);
        Point right = shape.landmarks().at(Landmark.RIGHT_EYE_RIGHT_CORNER);
        return Math.hypot(left.x() - right.x(), left.y() - right.y());
    }

    private static void assertNear(FaceShape shape, Landmark landmark, double x, double y) {
        assertThat(shape.landmarks().at(landmark).x()).as(landmark + " x").isCloseTo(x, within(5.0));
        assertThat(shape.landmarks().at(landmark).y()).as(landmark + " y").isCloseTo(y, within(5.0));
    }
}
