package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkNetwork.View;
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
    private final FakeModel mesh = FakeNetworks.mesh("mesh");
    private final FakeModel attention = FakeNetworks.mesh("attentionMesh");

    @ParameterizedTest
    @CsvSource({"FAST, 1", "BALANCED, 1 1", "ACCURATE, 1 4"})
    void the_face_network_looks_once_twice_or_at_four_crops_more(Profile profile, String looks) {
        measure(new LandmarkModels(Optional.of(face), Optional.empty(), Optional.empty()), profile);

        assertThat(face.shown()).isEqualTo(numbers(looks));
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1 1, ''", "BALANCED, 1 1, 1", "ACCURATE, 1 2, 2"})
    void both_meshes_look_at_the_crop_that_the_light_one_corrected(Profile profile, String light, String refined) {
        measure(new LandmarkModels(Optional.empty(), Optional.of(mesh), Optional.of(attention)), profile);

        assertThat(mesh.shown()).isEqualTo(numbers(light));
        assertThat(attention.shown()).isEqualTo(numbers(refined));
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1 1", "BALANCED, 1 1", "ACCURATE, 1 2"})
    void a_mesh_alone_serves_in_place_of_both(Profile profile, String looks) {
        measure(new LandmarkModels(Optional.empty(), Optional.of(mesh), Optional.empty()), profile);

        assertThat(mesh.shown()).isEqualTo(numbers(looks));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void meshes_beside_the_face_network_are_not_asked(Profile profile) {
        FaceShape shape = measure(all(), profile);

        assertThat(face.shown()).isNotEmpty();
        assertThat(mesh.shown()).isEmpty();
        assertThat(attention.shown()).isEmpty();
        assertThat(shape.cues()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void faces_are_shown_together(Profile profile) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(100, 100, 150), profile);
            new LandmarkStage(all(), LandmarkOptions.MEASURED).apply(List.of(input, input, input));
        }

        assertThat(face.shown())
                .isEqualTo(
                        switch (profile) {
                            case FAST -> List.of(3);
                            case BALANCED -> List.of(3, 3);
                            // Twelve views, of which one run takes eight.
                            case ACCURATE -> List.of(3, 8, 4);
                        });
    }

    @Test
    void the_balanced_answer_leans_on_the_second_look() {
        LandmarkNetwork network = new FaceNetwork(face, LandmarkOptions.MEASURED);
        LandmarkModels models = new LandmarkModels(Optional.of(face), Optional.empty(), Optional.empty());
        Point answer = measure(models, Profile.BALANCED).mesh().point(4);
        try (Picture picture = TestPictures.decode(TestPictures.plain(400, 400))) {
            Estimate first = network.run(List.of(
                            new View(picture, network.firstCrop(TestFaces.detection(100, 100, 150)))))
                    .get(0);
            Estimate second = network.run(List.of(new View(picture, network.nextCrop(first))))
                    .get(0);
            Point from = first.mesh().point(4);
            Point to = second.mesh().point(4);

            assertThat(to.x() - from.x()).isNotZero();
            assertThat(answer.x()).isCloseTo(0.25 * from.x() + 0.75 * to.x(), within(1e-9));
            assertThat(answer.y()).isCloseTo(0.25 * from.y() + 0.75 * to.y(), within(1e-9));
        }
    }

    @Test
    void a_head_that_stays_tilted_is_followed_three_times() {
        face.output("points")[2 * Landmark.RIGHT_EYE_RIGHT_CORNER.index() + 1] += 30;

        measure(new LandmarkModels(Optional.of(face), Optional.empty(), Optional.empty()), Profile.FAST);

        assertThat(face.shown()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void what_lies_beyond_the_picture_cannot_be_seen() {
        Arrays.fill(face.output("visibility"), 0.75f);
        try (Picture picture = TestPictures.decode(TestPictures.plain(160, 400))) {
            LandmarkInput input = new LandmarkInput(picture, TestFaces.detection(100, 100, 150), Profile.FAST);
            FaceShape shape = new LandmarkStage(all(), LandmarkOptions.MEASURED)
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
            Cues cues = new LandmarkStage(all(), LandmarkOptions.MEASURED)
                    .apply(List.of(input))
                    .get(0)
                    .cues();

            assertThat(cues.rightEye()).isEqualTo(EyeState.OUT_OF_SIGHT);
            assertThat(cues.leftEye().object()).isEqualTo(0.5);
        }
    }

    @Test
    void meshes_tell_of_nothing_but_points() {
        LandmarkModels models = new LandmarkModels(Optional.empty(), Optional.of(mesh), Optional.of(attention));

        assertThat(measure(models, Profile.BALANCED).cues()).isNull();
    }

    @Test
    void no_network_to_begin_with_is_refused() {
        Optional<Model> none = Optional.empty();

        assertThatThrownBy(() -> new LandmarkModels(none, none, Optional.of(attention)))
                .hasMessage("neither a face network nor a light mesh");
    }

    private LandmarkModels all() {
        return new LandmarkModels(Optional.of(face), Optional.of(mesh), Optional.of(attention));
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
