package io.face106.stage.occlusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestFaces;
import io.face106.domain.Cues;
import io.face106.domain.Occlusion;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcclusionStageTest {

    @Test
    void eyes_and_mouth_are_as_the_network_sees_them_and_points_are_counted() {
        Cues cues = TestFaces.cues(TestFaces.LEFT_EYE, TestFaces.RIGHT_EYE);
        Cues other = TestFaces.cues(TestFaces.RIGHT_EYE, TestFaces.LEFT_EYE);

        assertThat(new OcclusionStage().apply(List.of(cues, other)))
                .containsExactly(
                        new Occlusion(TestFaces.LEFT_EYE, TestFaces.RIGHT_EYE, TestFaces.MOUTH, cues.visible()),
                        new Occlusion(TestFaces.RIGHT_EYE, TestFaces.LEFT_EYE, TestFaces.MOUTH, cues.visible()));
        assertThat(new OcclusionStage().apply(List.of())).isEmpty();
    }
}
