package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkNetwork.View;
import io.face106.stage.landmark.Recipe.Look;
import io.face106.testing.FakeModel;
import io.face106.testing.TestPictures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How often the networks of a pack look; for each the views of its runs. */
class RecipeTest {

    private final FakeModel face = FakeNetworks.face();
    private final FakeModel int8 = FakeNetworks.face();
    private final FakeModel mesh = FakeNetworks.mesh("mesh");
    private final FakeModel attention = FakeNetworks.mesh("attentionMesh");

    @ParameterizedTest
    @CsvSource({"FAST, 1", "BALANCED, 1 2", "ACCURATE, 1 4"})
    void the_face_network_looks_once_then_both_ways_or_at_four_crops(Profile profile, String looks) {
        measure(alone(), profile);

        assertThat(face.shown()).isEqualTo(numbers(looks));
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1 1, ''", "BALANCED, 1 1, 1", "ACCURATE, 1 2, 2"})
    void both_meshes_look_at_the_crop_that_the_light_one_corrected(Profile profile, String light, String refined) {
        measure(
                new LandmarkModels(Optional.empty(), Optional.empty(), Optional.of(mesh), Optional.of(attention)),
                profile);

        assertThat(mesh.shown()).isEqualTo(numbers(light));
        assertThat(attention.shown()).isEqualTo(numbers(refined));
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1 1", "BALANCED, 1 1", "ACCURATE, 1 2"})
    void a_mesh_alone_serves_in_place_of_both(Profile profile, String looks) {
        measure(new LandmarkModels(Optional.empty(), Optional.empty(), Optional.of(mesh), Optional.empty()), profile);

        assertThat(mesh.shown()).isEqualTo(numbers(looks));
    }

    @Test
    void the_looks_of_accurate_differ_and_are_those_of_a_mirrored_picture_mirrored() {
        Crop crop = new Crop(new Point(50, 60), 100, 0.1, false);
        Crop inTheMirror = new Crop(new Point(350, 60), 100, -0.1, false);
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            List<Look> looks = Recipe.of(alone(), LandmarkOptions.MEASURED)
                    .mix(Profile.ACCURATE)
                    .looks();

            List<Crop> crops = looks.stream()
                    .map(look -> look.at(new View(picture, crop)).crop())
                    .toList();
            List<Crop> mirrored = looks.stream()
                    .map(look -> look.at(new View(picture, inTheMirror)).crop())
                    .map(c -> new Crop(new Point(400 - c.centre().x(), 60), c.side(), -c.angle(), !c.mirrored()))
                    .toList();

            assertThat(crops).doesNotHaveDuplicates().extracting(Crop::side).containsOnly(104.0, 97.0);
            assertThat(crops).extracting(Crop::mirrored).containsExactly(false, true, false, true);
            assertThat(crops.get(0).angle()).isCloseTo(0.1 - Math.toRadians(3), within(1e-12));
            assertThat(mirrored)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyInAnyOrderElementsOf(crops);
            assertThat(looks).extracting(Look::weight).containsOnly(0.5);
        }
    }

    @Test
    void a_turn_that_loses_the_face_is_not_taken_for_the_second_look_either() {
        face.output("points")[2 * Landmark.RIGHT_EYE_RIGHT_CORNER.index() + 1] += 30;
        face.then(1, answer -> answer.with("presence", 0.1f));
        face.then(2, answer -> answer.with("presence", 0.75f));

        FaceShape balanced = measure(alone(), Profile.BALANCED);

        assertThat(face.shown()).containsExactly(1, 1, 2);
        assertThat(balanced.presence()).isEqualTo(0.75);
        // The fake sees the same tilt in whatever crop, and the mirrored look takes it back but for the tenth that is
        // the first look's. Had the crop been turned by it, that would show.
        assertThat(slope(balanced.landmarks())).isCloseTo(Math.atan2(0.1 * 30, 50), within(0.02));
    }

    private static double slope(Landmarks points) {
        Point left = points.at(Landmark.LEFT_EYE_LEFT_CORNER);
        Point right = points.at(Landmark.RIGHT_EYE_RIGHT_CORNER);
        return Math.atan2(right.y() - left.y(), right.x() - left.x());
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1, ''", "BALANCED, 1 2, ''", "ACCURATE, 1 4, 2"})
    void meshes_beside_the_face_network_are_for_accurate_only(Profile profile, String looks, String ofMeshes) {
        LandmarkModels all =
                new LandmarkModels(Optional.of(face), Optional.empty(), Optional.of(mesh), Optional.of(attention));

        FaceShape shape = measure(all, profile);

        assertThat(face.shown()).isEqualTo(numbers(looks));
        assertThat(mesh.shown()).isEqualTo(numbers(ofMeshes));
        assertThat(attention.shown()).isEqualTo(numbers(ofMeshes));
        assertThat(shape.cues()).isNotNull();
        assertThat(Recipe.of(all, LandmarkOptions.MEASURED).mix(Profile.ACCURATE).looks().stream()
                        .mapToDouble(Look::weight))
                .containsExactly(0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void faces_are_shown_together(Profile profile) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(100, 100, 150), profile);
            new LandmarkStage(alone(), LandmarkOptions.MEASURED).apply(List.of(input, input, input));
        }

        assertThat(face.shown())
                .isEqualTo(
                        switch (profile) {
                            case FAST -> List.of(3);
                            case BALANCED -> List.of(3, 6);
                            // Twelve views, of which one run takes eight.
                            case ACCURATE -> List.of(3, 8, 4);
                        });
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1, ''", "BALANCED, 1 2, ''", "ACCURATE, 1, 4"})
    void all_looks_but_those_of_accurate_are_taken_by_the_network_in_8_bits(
            Profile profile, String first, String others) {
        measure(new LandmarkModels(Optional.of(face), Optional.of(int8), Optional.empty(), Optional.empty()), profile);

        assertThat(int8.shown()).isEqualTo(numbers(first));
        assertThat(face.shown()).isEqualTo(numbers(others));
    }

    @Test
    void the_balanced_answer_leans_on_the_looks_at_the_second_crop_both_ways() {
        LandmarkNetwork network = new FaceNetwork(face, LandmarkOptions.MEASURED);
        LandmarkModels models = alone();
        Point answer = measure(models, Profile.BALANCED).mesh().point(4);
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            Estimate first = network.run(
                            List.of(new View(picture, network.firstCrop(TestFaces.detection(100, 100, 150)))))
                    .get(0);
            View next = new View(picture, network.nextCrop(first, network.tilt(first)));
            Point from = first.mesh().point(4);
            Point to = network.run(List.of(next)).get(0).mesh().point(4);
            Point inTheMirror =
                    network.run(List.of(next.mirror())).get(0).mesh().point(4);

            assertThat(to.x() - from.x()).isNotZero();
            assertThat(inTheMirror.x() - to.x()).isNotZero();
            assertThat(answer.x()).isCloseTo(0.1 * from.x() + 0.45 * to.x() + 0.45 * inTheMirror.x(), within(1e-9));
            assertThat(answer.y()).isCloseTo(0.1 * from.y() + 0.45 * to.y() + 0.45 * inTheMirror.y(), within(1e-9));
        }
    }

    @Test
    void a_head_that_stays_tilted_is_followed_three_times() {
        face.output("points")[2 * Landmark.RIGHT_EYE_RIGHT_CORNER.index() + 1] += 30;

        measure(alone(), Profile.FAST);

        assertThat(face.shown()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void what_lies_beyond_the_picture_cannot_be_seen() {
        Arrays.fill(face.output("visibility"), 0.75f);
        try (Picture picture = TestPictures.decode(TestPictures.plain(160, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(100, 100, 150), Profile.FAST);
            FaceShape shape = new LandmarkStage(alone(), LandmarkOptions.MEASURED)
                    .apply(List.of(input))
                    .get(0);

            List<Double> visibility = shape.cues().visibility();
            assertThat(visibility).contains(0.0, 0.75);
            for (int i = 0; i < Landmark.COUNT; i++) {
                Point p = shape.landmarks().points().get(i);
                boolean within = p.x() >= 0 && p.x() <= 160 && p.y() >= 0 && p.y() <= 400;
                assertThat(visibility.get(i)).isEqualTo(within ? 0.75 : 0);
            }
        }
    }

    @Test
    void an_eye_beyond_the_picture_is_out_of_sight() {
        for (Landmark landmark : Landmark.inOrder()) {
            if (landmark.wireName().startsWith("right_eye_")) {
                face.output("points")[2 * landmark.index()] = FakeNetworks.SIDE;
            }
        }
        try (Picture picture = TestPictures.decode(TestPictures.plain(160, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(60, 100, 150), Profile.FAST);
            Cues cues = new LandmarkStage(alone(), LandmarkOptions.MEASURED)
                    .apply(List.of(input))
                    .get(0)
                    .cues();

            assertThat(cues.rightEye()).isEqualTo(EyeState.OUT_OF_SIGHT);
            assertThat(cues.leftEye().object()).isEqualTo(0.5);
        }
    }

    @Test
    void meshes_tell_of_nothing_but_points() {
        LandmarkModels models =
                new LandmarkModels(Optional.empty(), Optional.empty(), Optional.of(mesh), Optional.of(attention));

        assertThat(measure(models, Profile.BALANCED).cues()).isNull();
    }

    @Test
    void no_network_to_begin_with_is_refused() {
        Optional<Model> none = Optional.empty();

        assertThatThrownBy(() -> new LandmarkModels(none, none, none, Optional.of(attention)))
                .hasMessage("neither a face network nor a light mesh");
    }

    private LandmarkModels alone() {
        return new LandmarkModels(Optional.of(face), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static FaceShape measure(LandmarkModels models, Profile profile) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(100, 100, 150), profile);
            return new LandmarkStage(models, LandmarkOptions.MEASURED)
                    .apply(List.of(input))
                    .get(0);
        }
    }

    private static List<Integer> numbers(String text) {
        return text.chars().filter(Character::isDigit).mapToObj(c -> c - '0').toList();
    }
}
