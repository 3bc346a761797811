package io.face106.stage.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class ProposedSearchTest {

    static final List<String> SINGLE = TestPictures.SINGLE;
    static final List<String> EMPTY = TestPictures.EMPTY;

    private final DetectStage stage = TestModels.detectStage();

    @ParameterizedTest
    @FieldSource("SINGLE")
    void one_sure_face_is_found_where_it_was_proposed(String name) {
        for (Profile profile : List.of(Profile.FAST, Profile.BALANCED)) {
            assertThat(first(TestPictures.read(name), profile).faces())
                    .as(name + " " + profile)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @FieldSource("EMPTY")
    void nothing_is_found_where_there_is_no_face(String name) {
        for (Profile profile : List.of(Profile.FAST, Profile.BALANCED)) {
            assertThat(first(TestPictures.read(name), profile).faces())
                    .as(name + " " + profile)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAST", "BALANCED"})
    void six_faces_of_different_size_and_tilt_are_found_at_once(Profile profile) {
        assertThat(first(TestPictures.read(TestPictures.SHEET), profile).faces())
                .hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAST", "BALANCED"})
    void the_box_lies_where_the_face_is(Profile profile) {
        Detection face = first(TestPictures.read(TestPictures.ASTRONAUT), profile)
                .faces()
                .get(0);

        assertThat(face.box().overlap(new Box(180, 64, 92, 115))).isGreaterThan(0.8);
    }

    @Test
    void a_flat_picture_does_not_even_hint_at_a_face() {
        Detections found = first(TestPictures.plain(1280, 960), Profile.FAST);

        assertThat(found.faces()).isEmpty();
        assertThat(found.hint()).isFalse();
    }

    @Test
    void a_small_picture_is_seen_whole_before_no_face_is_said_to_be_there() {
        assertThat(first(TestPictures.plain(720, 480), Profile.FAST).hint()).isTrue();
        assertThat(first(TestPictures.plain(721, 480), Profile.FAST).hint()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"48, 48", "48, 4096", "4096, 48", "8192, 1", "1, 1", "1, 8192", "3000, 2999", "33000, 50"})
    void pictures_of_any_shape_have_places_or_none(int width, int height) {
        assertThat(first(TestPictures.plain(width, height), Profile.BALANCED).faces())
                .isEmpty();
    }

    @Test
    void where_more_places_are_proposed_than_are_looked_at_the_detector_is_asked_to_see_everything() {
        DetectOptions.Proposing p = DetectOptions.MEASURED.proposing();
        DetectOptions none = new DetectOptions(
                DetectOptions.MEASURED.canvas(),
                DetectOptions.MEASURED.scores(),
                DetectOptions.MEASURED.second(),
                new DetectOptions.Proposing(
                        p.fast(), p.balanced(), p.least(), p.maxCovered(), p.hint(), p.cheap(), 0, p.rungs()),
                DetectOptions.MEASURED.maxOverlap());
        DetectStage busy =
                new DetectStage(TestModels.model("detector"), Optional.of(TestModels.model("proposalsInt8")), none);

        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            assertThat(detect(busy, picture, Profile.FAST)).isEqualTo(new Detections(List.of(), true));
        }
    }

    @Test
    void proposals_come_first_in_the_profiles_fast_and_balanced_where_the_pack_has_a_network_for_them() {
        DetectStage without = new DetectStage(TestModels.model("detector"), Optional.empty(), DetectOptions.MEASURED);

        for (Profile profile : Profile.values()) {
            List<Canvas> whole = without.plan(1600, 900, 40, profile);
            List<Canvas> expected = new ArrayList<>();
            if (profile != Profile.ACCURATE) {
                expected.add(Canvas.proposing(1600, 900, 40, profile, DetectOptions.MEASURED));
            }
            expected.addAll(whole);

            assertThat(whole).allMatch(canvas -> canvas.kind() == Canvas.Kind.WHOLE);
            assertThat(stage.plan(1600, 900, 40, profile)).isEqualTo(expected);
        }
    }

    @Test
    void a_canvas_for_proposals_needs_the_network() {
        DetectStage without = new DetectStage(TestModels.model("detector"), Optional.empty(), DetectOptions.MEASURED);
        Canvas canvas = stage.plan(512, 512, 40, Profile.FAST).get(0);

        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            assertThatThrownBy(() -> without.apply(List.of(new DetectInput(picture, canvas, 0.6))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Detections first(byte[] stored, Profile profile) {
        try (Picture picture = TestPictures.decode(stored)) {
            return detect(stage, picture, profile);
        }
    }

    private static Detections detect(DetectStage stage, Picture picture, Profile profile) {
        Canvas canvas =
                stage.plan(picture.width(), picture.height(), 40, profile).get(0);
        return stage.apply(List.of(new DetectInput(picture, canvas, 0.6))).get(0);
    }
}
