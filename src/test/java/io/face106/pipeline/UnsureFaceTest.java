package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.Profile;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        byte[] sheet = TestPictures.read(TestPictures.SHEET);
        List<Double> scores = analyze(sheet, 0.6).stream()
                .map(f -> f.detection().score())
                .sorted()
                .toList();
        double between = (scores.get(2) + scores.get(3)) / 2;

        List<Face> faces = analyze(sheet, between);

        assertThat(faces).hasSize(3).allMatch(f -> f.detection().sure());
    }

    @Test
    void what_the_mesh_does_not_see_stays_out() {
        for (String name : TestPictures.EMPTY) {
            assertThat(analyze(TestPictures.read(name), 0.5)).isEmpty();
        }
    }

    private List<Face> analyze(byte[] stored, double threshold) {
        return analyzer.analyze(stored, new AnalysisOptions(Profile.FAST, 40, 100, 100, threshold, true, true))
                .faces();
    }
}
