package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Point;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    private static final int PUPIL = Landmark.LEFT_EYE_PUPIL.index();
    private static final int NOSE = Landmark.NOSE_TIP.index();

    @Test
    void the_mean_of_one_is_itself() {
        Estimate mean = mean(estimate(3, 0.7, true));

        assertThat(mean.points()).isEqualTo(estimate(3, 0.7, true).points());
        assertThat(mean.mesh().z(467)).isEqualTo(6);
        assertThat(mean.presence()).isEqualTo(0.7);
        assertThat(mean.irises()).isTrue();
    }

    @Test
    void vertices_points_and_presence_are_averaged_with_equal_weight() {
        Estimate mean = mean(estimate(1, 0, false), estimate(2, 1, false), estimate(6, 0.5, false));

        assertThat(mean.mesh().x(0)).isCloseTo(3, within(1e-12));
        assertThat(mean.mesh().y(17)).isCloseTo(-3, within(1e-12));
        assertThat(mean.mesh().z(467)).isCloseTo(6, within(1e-12));
        assertThat(mean.points().get(NOSE).x()).isCloseTo(3, within(1e-12));
        assertThat(mean.points().get(NOSE).y()).isCloseTo(-3, within(1e-12));
        assertThat(mean.presence()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.irises()).isFalse();
    }

    @Test
    void the_heavier_counts_for_more() {
        EyeState open = new EyeState(0, 0, 1, 0, 0, 0, 0);
        EyeState dark = new EyeState(0, 0, 0, 0, 0, 0, 1);
        Estimate light = with(cues(0.2, open, new Angles(170, 0, 0)));
        Estimate heavy = with(cues(1, dark, new Angles(-170, 4, 0)));
        Estimate mean = Estimate.mean(List.of(new Weighted<>(light, 0.5), new Weighted<>(heavy, 1.5)));

        assertThat(mean.cues().visibility().get(NOSE)).isCloseTo(0.8, within(1e-12));
        assertThat(mean.cues().leftEye()).isEqualTo(new EyeState(0, 0, 0.25, 0, 0, 0, 0.75));
        assertThat(mean.cues().angles()).isEqualTo(new Angles(-175, 3, 0));
        Estimate points = Estimate.mean(
                List.of(new Weighted<>(estimate(0, 0, false), 0.5), new Weighted<>(estimate(4, 1, false), 1.5)));
        assertThat(points.points().get(NOSE)).isEqualTo(new Point(3, -3));
        assertThat(points.mesh().z(467)).isEqualTo(6);
        assertThat(points.presence()).isEqualTo(0.75);
    }

    @Test
    void pupils_come_from_the_estimates_with_irises_alone() {
        Estimate mean = mean(estimate(0, 1, false), estimate(4, 1, true), estimate(8, 1, true));

        assertThat(mean.points().get(PUPIL)).isEqualTo(new Point(6, -6));
        assertThat(mean.points().get(NOSE).x()).isCloseTo(4, within(1e-12));
        assertThat(mean.irises()).isTrue();
    }

    @Test
    void cues_come_from_the_estimates_that_have_some_alone() {
        EyeState open = new EyeState(0, 0, 1, 0, 0, 0, 0);
        EyeState dark = new EyeState(0, 0, 0, 0, 0, 0, 1);
        Estimate without = estimate(0, 1, false);

        Cues mean = mean(
                        with(cues(0.2, open, new Angles(10, 4, 0))),
                        without,
                        with(cues(0.6, dark, new Angles(20, -8, 30))))
                .cues();

        assertThat(mean.visibility())
                .hasSize(Landmark.COUNT)
                .allSatisfy(v -> assertThat(v).isCloseTo(0.4, within(1e-12)));
        assertThat(mean.leftEye()).isEqualTo(new EyeState(0, 0, 0.5, 0, 0, 0, 0.5));
        assertThat(mean.rightEye()).isEqualTo(EyeState.OUT_OF_SIGHT);
        assertThat(mean.mouth()).isEqualTo(new MouthState(0.25, 0, 0, 0.75));
        assertThat(mean.angles()).isEqualTo(new Angles(15, -2, 15));
        assertThat(mean(without, without).cues()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"179, -179, 180", "-170, 160, 175", "170, -160, -175", "-10, 10, 0", "90, -80, 5"})
    void angles_are_averaged_the_short_way_round(double one, double other, double mean) {
        Estimate a = with(cues(1, EyeState.OUT_OF_SIGHT, new Angles(0, 0, one)));
        Estimate b = with(cues(1, EyeState.OUT_OF_SIGHT, new Angles(0, 0, other)));

        for (List<Estimate> both : List.of(List.of(a, b), List.of(b, a))) {
            double roll = mean(both.toArray(Estimate[]::new)).cues().angles().roll();
            assertThat(Math.IEEEremainder(roll - mean, 360)).isCloseTo(0, within(1e-9));
            assertThat(roll).isBetween(-180.0, 180.0);
        }
    }

    private static Estimate mean(Estimate... all) {
        return Estimate.mean(Stream.of(all).map(one -> new Weighted<>(one, 1)).toList());
    }

    private static Cues cues(double visibility, EyeState left, Angles angles) {
        return new Cues(
                Collections.nCopies(Landmark.COUNT, visibility),
                left,
                EyeState.OUT_OF_SIGHT,
                new MouthState(0.25, 0, 0, 0.75),
                angles);
    }

    private static Estimate with(Cues cues) {
        Estimate plain = estimate(0, 1, true);
        return new Estimate(plain.mesh(), plain.points(), true, 1, cues);
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
