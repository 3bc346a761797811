package io.face106.stage.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class QualityStageTest {

    /** Usable for comparison from here on, as Face++ says. */
    private static final double USABLE = 70.1;

    private static final double BLURRED = 50;

    /** The inner faces are 98 and 165 pixels large. */
    private static final SeenFace ASTRONAUT = SeenFace.in(TestPictures.ASTRONAUT, "meshes");

    static final List<SeenFace> FACES = List.of(
            ASTRONAUT,
            SeenFace.in(TestPictures.SHEET, "meshes"),
            SeenFace.in(TestPictures.ASTRONAUT, "default"),
            SeenFace.in(TestPictures.SHEET, "default"));

    private final long before = Picture.alive();

    @AfterEach
    void no_picture_is_left_in_native_memory() {
        assertThat(Picture.alive()).isEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("FACES")
    void a_frontal_portrait_is_sharp_and_usable(SeenFace face) {
        FaceQuality quality = face.judged(p -> p);

        assertThat(quality.score()).isBetween(90.0, 100.0);
        assertThat(quality.blur()).isBetween(0.0, 5.0);
        assertThat(quality.exposure()).isBetween(0.98, 1.0);
        assertThat(quality.eyeDistance()).isEqualTo(face.shape().mesh().eyeDistance());
    }

    @ParameterizedTest
    @FieldSource("FACES")
    void blur_rises_and_the_score_falls_with_a_gaussian(SeenFace face) {
        List<FaceQuality> judged = DoubleStream.of(0, 1, 2, 3, 4, 6)
                .mapToObj(sigma -> face.judged(p -> Damage.blurred(p, sigma)))
                .toList();

        assertRising(judged);
        assertThat(judged.get(5).blur()).isGreaterThan(99);
        assertThat(judged.get(5).score()).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 45, 90})
    void blur_rises_and_the_score_falls_when_the_camera_is_shaken_along_any_line(int degrees) {
        List<FaceQuality> judged = DoubleStream.of(1, 5, 9, 13, 17)
                .mapToObj(length -> ASTRONAUT.judged(p -> Damage.shaken(p, (int) length, degrees)))
                .toList();

        assertRising(judged);
        assertThat(judged.get(4).blur()).isGreaterThan(BLURRED);
    }

    @ParameterizedTest
    @FieldSource("FACES")
    void a_small_face_that_was_enlarged_is_not_called_sharp(SeenFace face) {
        List<FaceQuality> judged = DoubleStream.of(1, 2, 4, 6, 8)
                .mapToObj(factor -> face.judged(p -> Damage.resized(Damage.resized(p, 1 / factor), p.size())))
                .toList();

        assertRising(judged);
        assertThat(judged.get(4).blur()).isGreaterThan(BLURRED);
    }

    /** Between sharp and blurred the curve is steep; burnt highlights and noise do have an edge of their own. */
    @ParameterizedTest
    @CsvSource({"0, 3", "2, 10"})
    void light_contrast_noise_and_compression_change_blur_little(double sigma, double most) {
        double blur = ASTRONAUT.judged(p -> Damage.blurred(p, sigma)).blur();

        for (double factor : new double[] {0.7, 0.85, 1.15, 1.3}) {
            assertThat(ASTRONAUT
                            .judged(p -> Damage.lit(Damage.blurred(p, sigma), factor, 0))
                            .blur())
                    .isCloseTo(blur, within(most));
            assertThat(ASTRONAUT
                            .judged(p -> Damage.lit(Damage.blurred(p, sigma), factor, 110 * (1 - factor)))
                            .blur())
                    .isCloseTo(blur, within(most));
        }
        assertThat(ASTRONAUT
                        .judged(p -> Damage.noisy(Damage.blurred(p, sigma), 3))
                        .blur())
                .isCloseTo(blur, within(most));
        assertThat(ASTRONAUT
                        .judged(p -> Damage.compressed(Damage.blurred(p, sigma), 50))
                        .blur())
                .isCloseTo(blur, within(most));
    }

    @Test
    void noise_and_compression_do_not_hide_blur() {
        assertThat(ASTRONAUT.judged(p -> Damage.noisy(Damage.blurred(p, 3), 6)).blur())
                .isGreaterThan(BLURRED);
        assertThat(ASTRONAUT
                        .judged(p -> Damage.compressed(Damage.blurred(p, 3), 30))
                        .blur())
                .isGreaterThan(BLURRED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2})
    void a_mirror_image_is_judged_alike(double sigma) {
        FaceQuality seen = ASTRONAUT.judged(p -> Damage.blurred(p, sigma));
        FaceQuality mirrored = ASTRONAUT.mirrored(512).judged(p -> TestPictures.flipped(Damage.blurred(p, sigma)));

        assertThat(mirrored.blur()).isCloseTo(seen.blur(), within(1.5));
        assertThat(mirrored.score()).isCloseTo(seen.score(), within(1.5));
        assertThat(mirrored.exposure()).isCloseTo(seen.exposure(), within(0.005));
    }

    @Test
    void what_is_around_the_face_does_not_count() {
        FaceQuality seen = ASTRONAUT.judged(p -> p);
        FaceQuality elsewhere = ASTRONAUT.judged(p -> {
            Mat soiled = Damage.noisy(p, 80);
            return Damage.besides(ASTRONAUT.outline(), p, soiled);
        });

        assertThat(elsewhere.blur()).isCloseTo(seen.blur(), within(1.0));
        assertThat(elsewhere.exposure()).isCloseTo(seen.exposure(), within(0.005));
    }

    @Test
    void the_score_falls_fast_with_yaw_as_recorded_from_face_plus_plus() {
        double[] scores = DoubleStream.of(0, 5, 10, 15, 20, 23, 26, 40, 90)
                .map(yaw -> score(yaw, 0, 0))
                .toArray();

        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(scores[2]).isGreaterThan(90);
        assertThat(scores[5]).isBetween(2.0, 8.0);
        assertThat(scores[6]).isBetween(0.3, 2.0);
        assertThat(score(-23, 0, 0)).isEqualTo(scores[5]);
    }

    @Test
    void the_score_falls_with_pitch_and_gently_with_roll() {
        double[] pitched =
                DoubleStream.of(0, 12, 20, 25, 35, 60).map(p -> score(0, p, 0)).toArray();
        double[] rolled =
                DoubleStream.of(0, 15, 30, 60, 90, 180).map(r -> score(0, 0, r)).toArray();

        assertThat(pitched).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pitched[1]).isGreaterThan(USABLE);
        assertThat(pitched[4]).isLessThan(10);
        assertThat(rolled).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rolled[1]).isGreaterThan(USABLE);
        assertThat(rolled[3]).isLessThan(USABLE / 2);
        assertThat(score(0, -25, -30)).isCloseTo(score(0, 25, 30), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "meshes"})
    void a_face_in_profile_is_not_usable(String pack) {
        assertThat(SeenFace.in(TestPictures.PROFILE, pack).judged(p -> p).score())
                .isLessThan(1);
    }

    /** Their landmarks are often wrong, and look like those of an upright face. */
    @ParameterizedTest
    @CsvSource({"default, 1", "default, 2", "meshes, 1", "meshes, 2"})
    void a_face_that_lies_or_stands_on_its_head_is_not_usable(String pack, int quarters) {
        byte[] turned = TestPictures.changed(TestPictures.ASTRONAUT, p -> TestPictures.turned(p, quarters));
        AnalysisOptions options = new AnalysisOptions(
                Profile.BALANCED, 40, 1, 1, 0.6, EnumSet.of(StageName.LANDMARK, StageName.POSE, StageName.QUALITY));

        List<Face> faces = TestModels.analyzer(TestModels.pack(pack))
                .analyze(turned, options)
                .faces();

        assertThat(faces)
                .singleElement()
                .satisfies(face -> assertThat(face.quality().score()).isLessThan(USABLE));
    }

    @Test
    void the_score_falls_with_the_networks_trust_in_a_face() {
        double[] scores = DoubleStream.of(1, 0.999, 0.95, 0.9, 0.2)
                .map(presence -> ASTRONAUT.trusted(presence).judged(p -> p).score())
                .toArray();

        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(scores[1]).isGreaterThan(0.999 * scores[0]);
        assertThat(scores[2]).isBetween(40.0, 60.0);
        assertThat(scores[4]).isLessThan(1);
    }

    @ParameterizedTest
    @FieldSource("FACES")
    void the_score_falls_as_the_picture_shrinks_and_the_face_stays_sharp(SeenFace face) {
        List<FaceQuality> judged = DoubleStream.of(1, 0.5, 0.25, 0.125)
                .mapToObj(scale -> face.moved(scale, scale, 0, 0).judged(p -> Damage.resized(p, scale)))
                .toList();

        assertThat(judged.stream().map(FaceQuality::score)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(judged.get(3).score()).isLessThan(30);
        assertThat(judged).allSatisfy(q -> assertThat(q.blur()).isLessThan(10));
    }

    @Test
    void exposure_and_score_fall_when_light_is_drowned_or_burnt() {
        for (double[] factors : new double[][] {{1, 0.5, 0.25, 0.12, 0.05}, {1, 1.6, 2.2, 3, 6}}) {
            List<FaceQuality> judged = DoubleStream.of(factors)
                    .mapToObj(factor -> ASTRONAUT.judged(p -> Damage.lit(p, factor, 0)))
                    .toList();

            assertThat(judged.stream().map(FaceQuality::exposure)).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(judged.stream().map(FaceQuality::score)).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(judged.get(4).exposure()).isLessThan(0.2);
            assertThat(judged.get(4).score()).isLessThan(10);
        }
    }

    @Test
    void the_score_falls_when_contrast_goes() {
        List<Double> scores = DoubleStream.of(1, 0.5, 0.2, 0.1, 0.02)
                .map(factor -> ASTRONAUT
                        .judged(p -> Damage.lit(p, factor, 128 * (1 - factor)))
                        .score())
                .boxed()
                .toList();

        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(scores.get(1)).isGreaterThan(USABLE);
        assertThat(scores.get(4)).isLessThan(10);
    }

    @Test
    void the_score_falls_as_the_border_cuts_into_the_face() {
        List<Double> scores = new ArrayList<>();
        for (int cut : new int[] {150, 190, 210, 225, 240}) {
            scores.add(ASTRONAUT
                    .moved(1, 1, -cut, 0)
                    .judged(p -> p.colRange(cut, p.cols()))
                    .score());
        }

        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(scores.get(0)).isEqualTo(ASTRONAUT.judged(p -> p).score());
        assertThat(scores.get(4)).isLessThan(USABLE / 2);
    }

    @Test
    void what_is_no_face_in_the_picture_is_wholly_blurred_and_useless() {
        FaceQuality nothing = new FaceQuality(0, 100, 0, 0);

        assertThat(ASTRONAUT.moved(1, 1, 5000, 0).judged(p -> p)).isEqualTo(nothing);
        assertThat(ASTRONAUT.moved(0, 0, 100, 100).judged(p -> p)).isEqualTo(nothing);
        assertThat(ASTRONAUT.moved(1e-3, 1e-3, 100, 100).judged(p -> p)).isEqualTo(nothing);
        assertThat(ASTRONAUT.moved(Double.NaN, 1, 0, 0).judged(p -> p)).isEqualTo(nothing);
        assertThat(ASTRONAUT.moved(1e300, 1e300, 0, 0).judged(p -> p)).isEqualTo(nothing);
        FaceQuality flat = ASTRONAUT.judged(p -> new Mat(p.size(), p.type(), Scalar.all(128)));
        assertThat(flat.blur()).isGreaterThan(99);
        assertThat(flat.score()).isLessThan(1);
    }

    private static double score(double yaw, double pitch, double roll) {
        return ASTRONAUT.turned(yaw, pitch, roll).judged(p -> p).score();
    }

    private static void assertRising(List<FaceQuality> judged) {
        assertThat(judged.stream().map(FaceQuality::blur)).isSorted().doesNotHaveDuplicates();
        assertThat(judged.stream().map(FaceQuality::score)).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
