package io.face106.facepp.dense;

import static io.face106.facepp.dense.DenseFace.distance;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.facepp.EyeGaze;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the canonical face cannot show: real meshes, and contours that were moved to the visible outline. */
class DensePicturesTest {

    @ParameterizedTest
    @CsvSource({
        "default, one-astronaut.jpg",
        "default, profile-grey.png",
        "default, drawn-mask.jpg",
        "default, exif-turned.jpg",
        "meshes, one-astronaut.jpg",
        "meshes, profile-grey.png",
        "meshes, drawn-mask.jpg",
        "meshes, exif-turned.jpg"
    })
    void the_outline_is_smooth_and_agrees_with_the_106(String pack, String picture) {
        DenseFace face = DenseFace.of(shape(pack, picture));
        List<Point> right = face.line("face_contour_right_", 64);
        List<Point> left = face.line("face_contour_left_", 64);
        List<Point> hairline = face.line("face_hairline_", 145);

        for (List<Point> line : List.of(right, left, hairline)) {
            assertThat(DenseFace.sharpestTurn(line, face.turnLength())).isLessThan(DenseFace.GENTLE);
        }
        List<Point> all = new ArrayList<>(left.subList(0, 1));
        all.addAll(right);
        for (Landmark landmark : Landmark.inOrder().subList(0, 33)) {
            Point p = face.shape().landmarks().at(landmark);
            double nearest = Math.min(distance(p, all), Math.min(distance(p, left), distance(p, hairline)));
            assertThat(nearest).as(landmark.wireName()).isLessThan(0.01 * face.eyes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "default, one-astronaut.jpg",
        "default, exif-turned.jpg",
        "meshes, one-astronaut.jpg",
        "meshes, exif-turned.jpg"
    })
    void eyes_that_look_at_the_camera_look_ahead(String pack, String picture) {
        EyeGaze gaze = Objects.requireNonNull(EyeGaze.of(shape(pack, picture)));

        for (EyeGaze.Eye eye : List.of(gaze.left(), gaze.right())) {
            assertThat(eye.vz()).isGreaterThan(0.95);
            assertThat(eye.x()).isBetween(0.38, 0.62);
            assertThat(eye.y()).isBetween(0.3, 0.54);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "default, profile-grey.png",
        "default, drawn-sunglasses.jpg",
        "meshes, profile-grey.png",
        "meshes, drawn-sunglasses.jpg"
    })
    void nothing_is_told_of_eyes_that_cannot_be_seen(String pack, String picture) {
        assertThat(EyeGaze.of(shape(pack, picture))).isNull();
    }

    private static FaceShape shape(String pack, String picture) {
        return Objects.requireNonNull(TestModels.analyzer(TestModels.pack(pack))
                .analyze(TestPictures.read(picture), TestModels.options(Profile.BALANCED))
                .faces()
                .get(0)
                .shape());
    }
}
