package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Face;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Profile;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** Whichever networks look. */
class PoseOfPicturesTest {

    private static final String PACKS = "io.face106.testing.TestModels#PACKS";

    @ParameterizedTest
    @FieldSource(PACKS)
    void a_nose_that_points_to_image_right_has_negative_yaw(String pack) {
        Face profile = face(pack, TestPictures.read(TestPictures.PROFILE));
        Landmarks points = profile.landmarks();
        double eyes = (points.at(Landmark.LEFT_EYE_CENTER).x()
                        + points.at(Landmark.RIGHT_EYE_CENTER).x())
                / 2;

        assertThat(points.at(Landmark.NOSE_TIP).x()).isGreaterThan(eyes);
        assertThat(profile.pose().yaw()).isBetween(-80.0, -35.0);
    }

    @ParameterizedTest
    @FieldSource(PACKS)
    void its_mirror_image_has_positive_yaw_and_the_opposite_roll(String pack) {
        HeadPose pose = face(pack, TestPictures.read(TestPictures.PROFILE)).pose();
        HeadPose mirrored = face(pack, TestPictures.changed(TestPictures.PROFILE, TestPictures::flipped))
                .pose();

        // Networks see half of such a face only, and guess the other.
        assertThat(mirrored.yaw()).isCloseTo(-pose.yaw(), within(6.0));
        assertThat(mirrored.pitch()).isCloseTo(pose.pitch(), within(6.0));
        assertThat(mirrored.roll()).isCloseTo(-pose.roll(), within(6.0));
    }

    @ParameterizedTest
    @CsvSource({
        "default, FAST, -40",
        "default, FAST, -15",
        "default, FAST, 15",
        "default, FAST, 40",
        "default, BALANCED, -40",
        "default, BALANCED, -15",
        "default, BALANCED, 15",
        "default, BALANCED, 40",
        "default, ACCURATE, -40",
        "default, ACCURATE, 40",
        "meshes, FAST, -40",
        "meshes, FAST, -15",
        "meshes, FAST, 15",
        "meshes, FAST, 40",
        "meshes, BALANCED, -40",
        "meshes, BALANCED, -15",
        "meshes, BALANCED, 15",
        "meshes, BALANCED, 40",
        "meshes, ACCURATE, -40",
        "meshes, ACCURATE, 40"
    })
    void turning_the_picture_clockwise_adds_to_roll_and_changes_little_else(
            String pack, Profile profile, double degrees) {
        HeadPose pose =
                face(pack, TestPictures.read(TestPictures.ASTRONAUT), profile).pose();
        HeadPose turned = face(pack, TestPictures.changed(TestPictures.ASTRONAUT, p -> turned(p, degrees)), profile)
                .pose();

        assertThat(turned.roll()).isCloseTo(pose.roll() + degrees, within(1.5));
        assertThat(turned.yaw()).isCloseTo(pose.yaw(), within(3.0));
        assertThat(turned.pitch()).isCloseTo(pose.pitch(), within(3.0));
    }

    @ParameterizedTest
    @FieldSource(PACKS)
    void an_ordinary_portrait_is_not_doubtful(String pack) {
        Face face = face(pack, TestPictures.read(TestPictures.ASTRONAUT));
        HeadPose pose = face.pose();

        assertThat(pose.doubtful(face.shape().cues())).isFalse();
        assertThat(pose.yaw()).isCloseTo(0, within(5.0));
        assertThat(pose.roll()).isCloseTo(3, within(2.0));
    }

    private static Face face(String pack, byte[] stored) {
        return face(pack, stored, Profile.BALANCED);
    }

    private static Face face(String pack, byte[] stored, Profile profile) {
        FaceAnalyzer analyzer = TestModels.analyzer(TestModels.pack(pack));
        List<Face> faces = analyzer.analyze(stored, TestModels.options(profile)).faces();
        assertThat(faces).hasSize(1);
        return faces.get(0);
    }

    /** About the face's middle, so that it stays in the picture; OpenCV counts angles counter-clockwise. */
    private static Mat turned(Mat pixels, double degrees) {
        Mat out = new Mat();
        Mat turn = Imgproc.getRotationMatrix2D(new Point(225, 140), -degrees, 1);
        Imgproc.warpAffine(pixels, out, turn, pixels.size());
        return out;
    }
}
