package io.face106.pipeline;

import static io.face106.domain.StageName.LANDMARK;
import static io.face106.domain.StageName.POSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Box;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFaceAnalyzerTest {

    static final List<String> SINGLE = TestPictures.SINGLE;
    static final List<String> EMPTY = TestPictures.EMPTY;

    private final long before = Picture.alive();
    private final FaceAnalyzer analyzer = TestModels.analyzer();

    @AfterEach
    void no_picture_is_left_in_native_memory() {
        assertThat(Picture.alive()).isEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("SINGLE")
    void one_face_is_found_and_measured(String name) {
        List<Face> faces = analyze(name, TestModels.options(Profile.BALANCED)).faces();

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).detection().sure()).isTrue();
        assertThat(faces.get(0).landmarks()).isNotNull();
        assertThat(faces.get(0).pose()).isNotNull();
        assertThat(faces.get(0).shape().presence()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @FieldSource("EMPTY")
    void no_face_is_found_where_there_is_none(String name) {
        Analysis analysis = analyze(name, TestModels.options(Profile.BALANCED));

        assertThat(analysis.faces()).isEmpty();
        assertThat(analysis.times().nanos()).containsOnlyKeys(StageName.DECODE, StageName.DETECT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void every_face_of_a_group_is_measured_largest_first(Profile profile) {
        List<Face> faces =
                analyze(TestPictures.SHEET, TestModels.options(profile)).faces();

        assertThat(faces).hasSize(6).allSatisfy(f -> assertThat(f.pose()).isNotNull());
        assertThat(faces.stream().map(f -> f.detection().box().area())).isSortedAccordingTo(Comparator.reverseOrder());
        for (Face face : faces) {
            Box box = face.detection().box();
            assertThat(face.landmarks().points()).allSatisfy(p -> {
                assertThat(p.x()).isBetween(box.left() - box.width() / 2, box.right() + box.width() / 2);
                assertThat(p.y()).isBetween(box.top() - box.height() / 2, box.bottom() + box.height() / 2);
            });
        }
    }

    @Test
    void the_facts_of_the_picture_are_told_upright() {
        assertThat(analyze(TestPictures.SHEET, TestModels.options(Profile.FAST)).image())
                .isEqualTo(new ImageInfo(ImageFormat.JPEG, 960, 540, 1, TestPictures.read(TestPictures.SHEET).length));
        assertThat(analyze("exif-turned.jpg", TestModels.options(Profile.FAST))
                        .image()
                        .orientation())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7})
    void no_more_faces_are_kept_than_are_wanted_the_largest(int maxFaces) {
        List<Face> all =
                analyze(TestPictures.SHEET, options(100, 0, LANDMARK, POSE)).faces();
        List<Face> some = analyze(TestPictures.SHEET, options(maxFaces, 0, LANDMARK, POSE))
                .faces();

        assertThat(some).isEqualTo(all.subList(0, Math.min(6, maxFaces)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 7})
    void no_more_faces_are_measured_than_is_wanted_the_largest(int maxAnalysed) {
        List<Face> faces = analyze(TestPictures.SHEET, options(100, maxAnalysed, LANDMARK, POSE))
                .faces();

        assertThat(faces).hasSize(6);
        for (int i = 0; i < 6; i++) {
            boolean measured = i < maxAnalysed;
            assertThat(faces.get(i).landmarks() != null).isEqualTo(measured);
            assertThat(faces.get(i).pose() != null).isEqualTo(measured);
        }
    }

    @Test
    void what_was_not_asked_for_is_left_out_and_not_timed() {
        Analysis points = analyze(TestPictures.ASTRONAUT, options(9, 9, LANDMARK));
        Analysis pose = analyze(TestPictures.ASTRONAUT, options(9, 9, POSE));
        Analysis boxes = analyze(TestPictures.ASTRONAUT, options(9, 9));

        assertThat(points.faces().get(0).pose()).isNull();
        assertThat(points.faces().get(0).landmarks()).isNotNull();
        assertThat(points.times().nanos()).containsOnlyKeys(StageName.DECODE, StageName.DETECT, StageName.LANDMARK);
        assertThat(pose.faces().get(0).pose()).isNotNull();
        assertThat(pose.times().nanos())
                .containsOnlyKeys(StageName.DECODE, StageName.DETECT, StageName.LANDMARK, StageName.POSE);
        assertThat(boxes.faces().get(0))
                .isEqualTo(new Face(points.faces().get(0).detection(), null, null, null, null, null));
        assertThat(boxes.times().nanos()).containsOnlyKeys(StageName.DECODE, StageName.DETECT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void what_is_covered_is_told_when_it_is_asked_for(Profile profile) {
        AnalysisOptions wanted = new AnalysisOptions(profile, 40, 100, 2, 0.6, Set.of(StageName.OCCLUSION));
        Analysis analysis = analyze(TestPictures.SHEET, wanted);

        assertThat(analysis.times().nanos())
                .containsOnlyKeys(StageName.DECODE, StageName.DETECT, StageName.LANDMARK, StageName.OCCLUSION);
        for (int i = 0; i < 6; i++) {
            Face face = analysis.faces().get(i);
            assertThat(face.occlusion() != null).isEqualTo(i < 2);
            if (i < 2) {
                assertThat(face.occlusion().mouth())
                        .isEqualTo(face.shape().cues().mouth());
                assertThat(face.occlusion().visible()).isBetween(0.0, 1.0);
            }
        }
        assertThat(analyze(TestPictures.ASTRONAUT, options(9, 9, LANDMARK, POSE, StageName.QUALITY))
                        .faces()
                        .get(0)
                        .occlusion())
                .isNull();
    }

    @Test
    void meshes_cannot_tell_what_is_covered() {
        Analysis analysis = TestModels.analyzer(TestModels.meshes())
                .analyze(TestPictures.read(TestPictures.ASTRONAUT), options(9, 9, StageName.OCCLUSION, POSE));

        assertThat(analysis.faces().get(0).occlusion()).isNull();
        assertThat(analysis.faces().get(0).pose()).isNotNull();
        assertThat(analysis.times().nanos())
                .containsOnlyKeys(StageName.DECODE, StageName.DETECT, StageName.LANDMARK, StageName.POSE);
    }

    /** Occlusions are given to faces by their place in the list. */
    @Test
    void some_faces_with_cues_and_some_without_are_an_error_of_the_program() {
        FaceShape told = TestFaces.told(100, 50, 200).shape();
        FaceShape untold = TestFaces.analysed(100, 50, 200).shape();
        AnalysisOptions wanted = options(9, 9, StageName.OCCLUSION);

        assertThat(StagedFaceAnalyzer.covered(List.of(told, told), wanted)).containsExactly(told.cues(), told.cues());
        assertThat(StagedFaceAnalyzer.covered(List.of(untold, untold), wanted)).isEmpty();
        assertThat(StagedFaceAnalyzer.covered(List.of(told, untold), options(9, 9, LANDMARK)))
                .isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> StagedFaceAnalyzer.covered(List.of(untold, told), wanted))
                .withMessage("1 of 2 faces have cues");
    }

    @Test
    void quality_is_judged_when_it_is_asked_for_and_brings_the_pose_it_needs() {
        Analysis judged = analyze(TestPictures.SHEET, options(100, 2, StageName.QUALITY));

        assertThat(judged.times().nanos())
                .containsOnlyKeys(
                        StageName.DECODE, StageName.DETECT, StageName.LANDMARK, StageName.POSE, StageName.QUALITY);
        for (int i = 0; i < 6; i++) {
            Face face = judged.faces().get(i);
            assertThat(face.quality() != null).isEqualTo(i < 2);
            assertThat(face.pose() != null).isEqualTo(i < 2);
        }
        assertThat(judged.faces().get(0).quality().score()).isGreaterThan(70.1);
        assertThat(judged.faces().get(0).quality().eyeDistance())
                .isEqualTo(judged.faces().get(0).shape().mesh().eyeDistance());
        assertThat(analyze(TestPictures.ASTRONAUT, options(9, 9, LANDMARK, POSE))
                        .faces()
                        .get(0)
                        .quality())
                .isNull();
    }

    @Test
    void smaller_faces_are_found_if_they_are_asked_for() {
        byte[] wide = TestPictures.changed(TestPictures.SHEET, p -> TestPictures.shifted(p, 300, 0));
        AnalysisOptions large = new AnalysisOptions(Profile.ACCURATE, 150, 100, 0, 0.6, Set.of());
        AnalysisOptions small = new AnalysisOptions(Profile.ACCURATE, 25, 100, 0, 0.6, Set.of());

        assertThat(analyzer.analyze(wide, small).faces()).hasSize(6);
        assertThat(analyzer.analyze(wide, large).faces()).hasSizeLessThan(6);
    }

    @Test
    void a_picture_gives_the_same_answer_every_time_and_side_by_side() throws ExecutionException, InterruptedException {
        List<String> names = List.of(TestPictures.ASTRONAUT, TestPictures.PROFILE, "none-cat.jpg", "drawn-mask.jpg");
        AnalysisOptions options = TestModels.options(Profile.BALANCED);
        List<List<Face>> alone =
                names.stream().map(name -> analyze(name, options).faces()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Face>>> together = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                String name = names.get(i % names.size());
                together.add(threads.submit(() -> analyze(name, options).faces()));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % names.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static AnalysisOptions options(int maxFaces, int maxAnalysed, StageName... stages) {
        return new AnalysisOptions(Profile.FAST, 40, maxFaces, maxAnalysed, 0.6, Set.of(stages));
    }

    private Analysis analyze(String name, AnalysisOptions options) {
        return analyzer.analyze(TestPictures.read(name), options);
    }
}
