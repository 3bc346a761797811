package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The light mesh without the other. */
class LightMeshTest {

    @Test
    void it_serves_in_place_of_both() {
        assertThat(LandmarkStageTest.distance(measured(TestModels.light()), measured(TestModels.meshes())))
                .isPositive()
                .isLessThan(0.05);
    }

    @Test
    void it_has_no_irises_and_the_middle_of_the_lids_stands_for_the_pupil() {
        FaceShape shape = measured(TestModels.light());
        Point pupil = shape.landmarks().at(Landmark.LEFT_EYE_PUPIL);
        Point centre = shape.landmarks().at(Landmark.LEFT_EYE_CENTER);

        assertThat(shape.irises()).isFalse();
        assertThat(pupil.x()).isCloseTo(centre.x(), within(1e-3));
        assertThat(pupil.y()).isCloseTo(centre.y(), within(1e-3));
    }

    private static FaceShape measured(LandmarkModels models) {
        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            return new LandmarkStage(models, LandmarkOptions.MEASURED)
                    .apply(List.of(new LandmarkInput(picture, LandmarkStageTest.FACE, Profile.BALANCED)))
                    .get(0);
        }
    }
}
