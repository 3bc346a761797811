package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsureFaceTest {

    private final FaceAnalyzer analyzer = TestModels.analyzer();

    @Test
    void an_unsure_face_counts_when_nothing_is_sure_and_the_mesh_sees_it_too() {
        List<Face> faces = analyze(TestPictures.read(TestPictures.ASTRONAUT), 0.97);

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).detection().sure()).isFalse();
        assertThat(faces.get(0).detection().score()).isBetween(0.77, 0.97);
    }

    @Test
    void an_unsure_face_beside_a_sure_one_does_not_count() {
        List<Face> faces = analyze(TestPictures.read(TestPictures.SHEET), 0.93);

        assertThat(faces).hasSizeBetween(1, 5).allMatch(f -> f.detection().sure());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.6, 0.7, 0.8})
    void every_face_that_reaches_the_wanted_score_counts_and_no_other(double threshold) {
        List<Face> faces = analyze(TestPictures.read(TestPictures.SHEET), threshold);

        assertThat(faces).hasSize(6).allMatch(f -> f.detection().score() >= threshold);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.93, 0.935})
    void a_score_that_small_faces_hardly_reach_drops_those_and_not_the_others(double threshold) {
        List<Face> faces = analyze(TestPictures.read(TestPictures.SHEET), threshold);

        assertThat(faces).hasSizeBetween(1, 5).allMatch(f -> f.detection().score() >= threshold);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "meshes"})
    void what_the_landmark_network_does_not_see_stays_out(String pack) {
        FaceAnalyzer networks = TestModels.analyzer(TestModels.pack(pack));
        for (String name : TestPictures.EMPTY) {
            assertThat(networks.analyze(TestPictures.read(name), options(0.5)).faces())
                    .isEmpty();
        }
    }

    private List<Face> analyze(byte[] stored, double threshold) {
        return analyzer.analyze(stored, options(threshold)).faces();
    }

    private static AnalysisOptions options(double threshold) {
        return new AnalysisOptions(Profile.FAST, 40, 100, 100, threshold, Set.of(StageName.LANDMARK, StageName.POSE));
    }
}
