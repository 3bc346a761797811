package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final int PUPIL = Landmark.LEFT_EYE_PUPIL.index();
    private static final int NOSE = Landmark.NOSE_TIP.index();

    @Test
    void the_mean_of_one_is_itself() {
        Estimate mean = Estimate.mean(List.of(estimate(3, 0.7, true)));

        assertThat(mean.points()).isEqualTo(estimate(3, 0.7, true).points());
        assertThat(mean.mesh().z(467)).isEqualTo(6);
        assertThat(mean.presence()).isEqualTo(0.7);
        assertThat(mean.irises()).isTrue();
    }

    @Test
    void vertices_points_and_presence_are_averaged_with_equal_weight() {
        Estimate mean = Estimate.mean(List.of(estimate(1, 0, false), estimate(2, 1, false), estimate(6, 0.5, false)));

        assertThat(mean.mesh().x(0)).isCloseTo(3, within(1e-12));
        assertThat(mean.mesh().y(17)).isCloseTo(-3, within(1e-12));
        assertThat(mean.mesh().z(467)).isCloseTo(6, within(1e-12));
        assertThat(mean.points().get(NOSE).x()).isCloseTo(3, within(1e-12));
        assertThat(mean.points().get(NOSE).y()).isCloseTo(-3, within(1e-12));
        assertThat(mean.presence()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.irises()).isFalse();
    }

    @Test
    void pupils_come_from_the_estimates_with_irises_alone() {
        Estimate mean = Estimate.mean(List.of(estimate(0, 1, false), estimate(4, 1, true), estimate(8, 1, true)));

        assertThat(mean.points().get(PUPIL)).isEqualTo(new Point(6, -6));
        assertThat(mean.points().get(NOSE).x()).isCloseTo(4, within(1e-12));
        assertThat(mean.irises()).isTrue();
    }

    private static Estimate estimate(double value, double presence, boolean irises) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < xyz.length; i += 3) {
            xyz[i] = value;
            xyz[i + 1] = -value;
            xyz[i + 2] = 2 * value;
        }
        List<Point> points = Collections.nCopies(Landmark.COUNT, new Point(value, -value));
        return new Estimate(new Mesh(xyz), points, irises, presence, null);
    }
}
