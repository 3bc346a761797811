package io.face106.stage.pose;

import static io.face106.stage.pose.PoseStageTest.assertAngles;
import static io.face106.stage.pose.PoseStageTest.pose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Point;
import io.face106.testing.CanonicalShape;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Head pose where a part of the face cannot be seen. */
class VertexWeightsTest {

    private static final double DEPTH = PoseOptions.CHOSEN.depthScale();
    private static final PoseStage STAGE = new PoseStage(PoseOptions.CHOSEN);

    /** Of a face like the canonical one within 5 mm; where what is hidden counts nothing at all it is up to .7. */
    private static final Offset<Double> HALF_A_DEGREE = within(0.5);

    @Property
    void what_has_no_weight_has_no_say(
            @ForAll @DoubleRange(min = -60, max = 60) double yaw,
            @ForAll @DoubleRange(min = 0, max = 20) double strangeness,
            @ForAll long seed) {
        PoseStage strict = new PoseStage(new PoseOptions(DEPTH, 0));
        Cues masked = visible(point -> point < 33 || point > 83 ? 0 : 1);
        Mesh face = TurnedFace.like(TurnedFace.of(yaw, 10, 5, DEPTH), 0.5, seed);
        Mesh moved = mixed(face, TurnedFace.like(face, strangeness, seed + 1), masked);

        HeadPose pose = strict.apply(List.of(shape(face, masked))).get(0);

        assertThat(strict.apply(List.of(shape(moved, masked)))).containsExactly(pose);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_mask_that_pushes_the_lower_face_forward_turns_the_head_less_where_it_is_seen(long seed) {
        Cues masked = visible(point -> point > 83 && point < 104 || point > 4 && point < 28 ? 0.02 : 0.98);
        Mesh face = TurnedFace.like(TurnedFace.of(20, 10, 5, DEPTH), 0.2, seed);
        Mesh bulged = mixed(face, TurnedFace.scaled(face, 1, 0.5, 1, -3), masked);

        double blind = Math.abs(pose(bulged).pitch() - 10);
        double seeing =
                Math.abs(STAGE.apply(List.of(shape(bulged, masked))).get(0).pitch() - 10);

        assertThat(blind).isGreaterThan(5);
        assertThat(seeing).isLessThan(0.6 * blind);
    }

    @Test
    void where_all_can_be_seen_alike_it_is_as_if_nothing_were_known() {
        Mesh face = TurnedFace.like(TurnedFace.of(20, 10, 5, DEPTH), 0.5, 7);
        HeadPose known =
                STAGE.apply(List.of(shape(face, visible(point -> 0.7)))).get(0);

        assertAngles(known, pose(face).yaw(), pose(face).pitch(), pose(face).roll());
        assertThat(known.residual()).isCloseTo(pose(face).residual(), within(1e-12));
        assertThat(STAGE.apply(List.of(shape(face, visible(point -> 1)))).get(0))
                .isEqualTo(pose(face));
    }

    @Test
    void a_face_of_which_nothing_counts_is_answered_as_unturned_and_doubtful() {
        PoseStage strict = new PoseStage(new PoseOptions(DEPTH, 0));
        Cues nothing = visible(point -> 0);
        HeadPose pose = strict.apply(List.of(shape(TurnedFace.of(20, 0, 0, 1), nothing)))
                .get(0);

        assertThat(pose.yaw()).isEqualTo(0);
        assertThat(pose.residual()).isEqualTo(1);
        assertThat(pose.doubtful(null)).isTrue();
        assertThat(pose.doubtful(nothing)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 46, 46", "61, 84, 84", "291, 90, 90", "152, 16, 16", "10, 33, 42", "33, 52, 52"})
    void a_vertex_counts_as_the_point_beside_it_and_the_forehead_as_the_brows(int vertex, int from, int to) {
        double[] shown = new VertexWeights(0).of(visible(point -> point >= from && point <= to ? 1 : 0));

        assertThat(shown[vertex]).isEqualTo(1);
    }

    @Test
    void every_vertex_counts_as_some_point() {
        double[] shown = new VertexWeights(0).of(visible(point -> 1));

        assertThat(shown).hasSize(Mesh.VERTICES).containsOnly(1);
    }

    /** The half that a turned head hides itself, with nothing before it: its guesses count less, and must not tip the fit. */
    @ParameterizedTest
    @ValueSource(doubles = {-60, -45, 45, 60})
    void a_head_that_hides_its_far_half_is_turned_no_other_way(double yaw) {
        List<Point> points = CanonicalShape.of(CanonicalFace.load()).landmarks().points();
        // The nose points to image left where yaw is positive: what lies left of it is the far half.
        Cues farHidden = visible(point -> points.get(point).x() * Math.signum(yaw) < -1 ? 0.02 : 0.98);
        for (long seed = 0; seed < 40; seed++) {
            Mesh face = TurnedFace.like(TurnedFace.of(yaw, 5, 5, DEPTH), 0.5, seed);
            HeadPose blind = pose(face);

            HeadPose seeing = STAGE.apply(List.of(shape(face, farHidden))).get(0);

            assertThat(seeing).isNotEqualTo(blind);
            assertThat(seeing.yaw()).isCloseTo(blind.yaw(), HALF_A_DEGREE);
            assertThat(seeing.pitch()).isCloseTo(blind.pitch(), HALF_A_DEGREE);
            assertThat(seeing.roll()).isCloseTo(blind.roll(), HALF_A_DEGREE);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void the_least_weight_is_a_share(double weight) {
        assertThatThrownBy(() -> new PoseOptions(1, weight)).hasMessageStartingWith("leastWeight must be 0..1");
    }

    private static Cues visible(IntToDoubleFunction visibility) {
        EyeState any = EyeState.OUT_OF_SIGHT;
        return new Cues(
                IntStream.range(0, Landmark.COUNT)
                        .mapToDouble(visibility)
                        .boxed()
                        .toList(),
                any,
                any,
                new MouthState(0, 0, 1, 0),
                new Angles(0, 0, 0));
    }

    /** The one mesh where it can be seen, the other elsewhere. */
    private static Mesh mixed(Mesh seen, Mesh hidden, Cues cues) {
        double[] weights = new VertexWeights(0).of(cues);
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            Mesh mesh = weights[i] > 0.5 ? seen : hidden;
            xyz[3 * i] = mesh.x(i);
            xyz[3 * i + 1] = mesh.y(i);
            xyz[3 * i + 2] = mesh.z(i);
        }
        return new Mesh(xyz);
    }

    private static FaceShape shape(Mesh mesh, Cues cues) {
        return new FaceShape(mesh, PoseStageTest.POINTS, true, 1, cues);
    }
}
