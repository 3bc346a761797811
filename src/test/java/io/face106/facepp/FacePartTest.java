package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.TestFaces;
import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.Landmark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacePartTest {

    @Test
    void nose_chin_and_face_have_the_points_of_their_names() {
        assertThat(FacePart.NOSE.points())
                .hasSize(15)
                .allSatisfy(point -> assertThat(point.wireName()).startsWith("nose_"));
        assertThat(FacePart.CHIN.points())
                .hasSize(15)
                .startsWith(Landmark.CONTOUR_LEFT10)
                .contains(Landmark.CONTOUR_CHIN)
                .endsWith(Landmark.CONTOUR_RIGHT10);
        assertThat(FacePart.FACE.points())
                .hasSize(Landmark.COUNT - 33)
                .containsAll(FacePart.NOSE.points())
                .contains(Landmark.LEFT_EYE_PUPIL, Landmark.MOUTH_LOWER_LIP_TOP, Landmark.RIGHT_EYEBROW_RIGHT_CORNER)
                .doesNotContainAnyElementsOf(FacePart.CHIN.points());
    }

    @Test
    void a_part_is_hidden_as_far_as_its_own_points_are() {
        List<Double> visibility = new ArrayList<>(Collections.nCopies(Landmark.COUNT, 1.0));
        FacePart.NOSE.points().forEach(point -> visibility.set(point.index(), 0.25));
        visibility.set(Landmark.NOSE_TIP.index(), 0.0);

        assertThat(FacePart.NOSE.hidden(seen(visibility))).isCloseTo((14 * 75 + 100) / 15.0, within(1e-9));
        assertThat(FacePart.CHIN.hidden(seen(visibility))).isZero();
        assertThat(FacePart.FACE.hidden(seen(visibility))).isCloseTo((14 * 75 + 100) / 73.0, within(1e-9));
    }

    @Test
    void nothing_and_everything_are_0_and_100() {
        assertThat(FacePart.FACE.hidden(seen(Collections.nCopies(Landmark.COUNT, 1.0))))
                .isEqualTo(0);
        assertThat(FacePart.FACE.hidden(seen(Collections.nCopies(Landmark.COUNT, 0.0))))
                .isEqualTo(100);
    }

    private static Cues seen(List<Double> visibility) {
        return new Cues(visibility, TestFaces.LEFT_EYE, TestFaces.RIGHT_EYE, TestFaces.MOUTH, new Angles(0, 0, 0));
    }
}
