package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.Angles;
import io.face106.domain.Box;
import io.face106.domain.Cues;
import io.face106.domain.Detection;
import io.face106.domain.EyeState;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Point;
import io.face106.runtime.ModelException;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.NumberTable;
import io.face106.stage.landmark.LandmarkNetwork.View;
import io.face106.testing.FakeModel;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceNetworkTest {

    /** Numbers of the network are float32, those of pictures some hundred pixels. */
    private static final Offset<Double> FLOAT = within(1e-4);

    private static final Crop CROP = new Crop(new Point(300, 200), 160, 0.3, false);

    private final FakeModel fake = FakeNetworks.face();
    private final FaceNetwork network = new FaceNetwork(fake, LandmarkOptions.MEASURED);

    @Test
    void the_first_crop_is_a_little_larger_than_the_box_and_lies_below_its_middle() {
        Detection upright = new Detection(
                new Box(100, 200, 160, 200),
                1,
                List.of(
                        new Point(150, 280),
                        new Point(210, 280),
                        new Point(180, 320),
                        new Point(155, 350),
                        new Point(205, 350)),
                true);

        Crop crop = network.firstCrop(upright);

        assertThat(crop.centre().x()).isCloseTo(180, within(1e-9));
        assertThat(crop.centre().y()).isCloseTo(327, within(1e-9));
        assertThat(crop.side()).isCloseTo(223.4, within(1e-9));
        assertThat(crop.angle()).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_next_crop_is_the_square_around_the_points_where_their_eye_corners_are_level() {
        List<Point> points = new ArrayList<>(Collections.nCopies(Landmark.COUNT, new Point(100, 100)));
        points.set(Landmark.LEFT_EYE_LEFT_CORNER.index(), new Point(120, 80));
        points.set(Landmark.RIGHT_EYE_RIGHT_CORNER.index(), new Point(120, 160));
        points.set(Landmark.CONTOUR_CHIN.index(), new Point(40, 130));
        points.set(Landmark.CONTOUR_LEFT1.index(), new Point(110, 60));

        Crop crop = nextCrop(new Estimate(new Mesh(new double[3 * Mesh.VERTICES]), points, true, 1, null));

        // A face that lies on its right cheek: 40..120 wide, 60..160 high.
        assertThat(crop.angle()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(crop.centre().x()).isCloseTo(80, within(1e-9));
        assertThat(crop.centre().y()).isCloseTo(110, within(1e-9));
        assertThat(crop.side()).isCloseTo(135, within(1e-9));
    }

    @Test
    void every_output_is_told_under_its_name() {
        Estimate estimate = look(network, CROP);
        Cues cues = estimate.cues();

        assertThat(estimate.irises()).isTrue();
        assertThat(estimate.presence()).isEqualTo(0.75);
        assertThat(cues.visibility()).hasSize(106);
        assertThat(cues.visibility().get(17)).isEqualTo(fake.output("visibility")[17]);
        assertThat(cues.leftEye()).isEqualTo(new EyeState(0.5, 0.25, 0.09375, 0.0625, 0.046875, 0.03125, 0.015625));
        assertThat(cues.rightEye().object()).isCloseTo(0.01, FLOAT);
        assertThat(cues.rightEye().dark()).isCloseTo(0.79, FLOAT);
        MouthState mouth = cues.mouth();
        assertThat(new double[] {mouth.mask(), mouth.object(), mouth.closed(), mouth.open()})
                .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4}, FLOAT);
        float[] points = fake.output("points");
        Point nose = CROP.toPicture(points[92] / 112.0, points[93] / 112.0);
        assertThat(estimate.points().get(46)).isEqualTo(nose);
        float[] mesh = fake.output("mesh");
        assertThat(estimate.mesh().point(200)).isEqualTo(CROP.toPicture(mesh[600] / 112.0, mesh[601] / 112.0));
        assertThat(estimate.mesh().z(200)).isCloseTo(mesh[602] * 160 / 112, FLOAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"left_eye", "right_eye", "mouth"})
    void logits_in_place_of_shares_are_a_failure_of_the_network_and_no_answer(String output) {
        fake.with(output, 2.5f, -1, 0, 3);

        assertThatThrownBy(() -> look(network, CROP))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(fake.spec().file(), "shares", "2.5, -1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"visibility", "presence"})
    void logits_in_place_of_probabilities_are_a_failure_of_the_network_too(String output) {
        fake.with(output, -2.5f);

        assertThatThrownBy(() -> look(network, CROP))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(fake.spec().file(), output, "-2.5", "0..1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "visibility", "mesh", "pose", "presence", "left_eye", "right_eye", "mouth"})
    void what_is_no_number_is_a_failure_of_the_network_and_no_answer(String output) {
        fake.with(output, Float.NaN);

        assertThatThrownBy(() -> look(network, CROP))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(fake.spec().file(), "NaN");
    }

    @Test
    void a_mirrored_crop_tells_the_same_as_the_crop() {
        Estimate plain = look(network, CROP);
        Estimate mirrored = look(new FaceNetwork(asInAMirror(fake), LandmarkOptions.MEASURED), CROP.mirror());

        assertThat(plain.presence()).isEqualTo(0.75);
        assertAlike(mirrored, plain, FLOAT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 20, 5",
        "90, false, 20, 95",
        "178, false, 20, -177",
        "-179, false, 20, -174",
        "90, true, -20, 85"
    })
    void the_turn_of_the_crop_is_added_to_roll(double crop, boolean mirrored, double yaw, double roll) {
        Angles angles = look(network, new Crop(new Point(30, 30), 60, Math.toRadians(crop), mirrored))
                .cues()
                .angles();

        assertThat(angles.yaw()).isCloseTo(yaw, FLOAT);
        assertThat(angles.pitch()).isCloseTo(-10, FLOAT);
        assertThat(angles.roll()).isCloseTo(roll, FLOAT);
    }

    @Test
    void a_batch_gives_what_its_views_give_alone_and_is_cut_where_it_is_too_long() {
        FaceNetwork real = new FaceNetwork(TestModels.model("face"), new LandmarkOptions(1.5, true, 3));
        try (Picture picture = TestPictures.open(TestPictures.ASTRONAUT)) {
            List<View> views = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Crop crop = new Crop(new Point(220 + 4 * i, 130), 120 + 5 * i, 0.1 * i, false);
                views.add(new View(picture, i % 2 == 0 ? crop : crop.mirror()));
            }

            List<Estimate> together = real.run(views);

            assertThat(together).hasSize(5);
            for (int i = 0; i < 5; i++) {
                Estimate alone = real.run(views.subList(i, i + 1)).get(0);
                assertAlike(together.get(i), alone, within(1e-3));
            }
        }
    }

    private Crop nextCrop(Estimate earlier) {
        return network.nextCrop(earlier, network.tilt(earlier));
    }

    private static Estimate look(FaceNetwork network, Crop crop) {
        try (Picture picture = TestPictures.decode(TestPictures.plain(64, 64))) {
            return network.run(List.of(new View(picture, crop))).get(0);
        }
    }

    /** What a perfect network tells of the mirror image of what the other sees. */
    private static FakeModel asInAMirror(FakeModel seen) {
        FakeModel mirrored = new FakeModel(seen.spec());
        List<double[]> partners = NumberTable.rows(FaceNetwork.class, "mesh-mirror.csv");
        for (int i = 0; i < Landmark.COUNT; i++) {
            int to = PointMap.mirror(i);
            mirrored.output("points")[2 * to] = FakeNetworks.SIDE - seen.output("points")[2 * i];
            mirrored.output("points")[2 * to + 1] = seen.output("points")[2 * i + 1];
            mirrored.output("visibility")[to] = seen.output("visibility")[i];
        }
        for (int i = 0; i < Mesh.VERTICES; i++) {
            int to = 3 * (int) partners.get(i)[0];
            mirrored.output("mesh")[to] = FakeNetworks.SIDE - seen.output("mesh")[3 * i];
            mirrored.output("mesh")[to + 1] = seen.output("mesh")[3 * i + 1];
            mirrored.output("mesh")[to + 2] = seen.output("mesh")[3 * i + 2];
        }
        float[] pose = seen.output("pose");
        return mirrored.with("pose", -pose[0], pose[1], -pose[2])
                .with("presence", seen.output("presence"))
                .with("left_eye", seen.output("right_eye"))
                .with("right_eye", seen.output("left_eye"))
                .with("mouth", seen.output("mouth"));
    }

    /** In everything that an estimate tells. */
    private static void assertAlike(Estimate found, Estimate expected, Offset<Double> tolerance) {
        assertThat(numbers(found)).containsExactly(numbers(expected), tolerance);
        assertThat(found.irises()).isEqualTo(expected.irises());
    }

    private static double[] numbers(Estimate estimate) {
        DoubleStream.Builder numbers = DoubleStream.builder();
        for (int i = 0; i < Mesh.VERTICES; i++) {
            add(
                    numbers,
                    estimate.mesh().x(i),
                    estimate.mesh().y(i),
                    estimate.mesh().z(i));
        }
        estimate.points().forEach(p -> add(numbers, p.x(), p.y()));
        Cues cues = estimate.cues();
        cues.visibility().forEach(numbers::add);
        add(numbers, Shares.of(cues.leftEye()));
        add(numbers, Shares.of(cues.rightEye()));
        add(numbers, Shares.of(cues.mouth()));
        add(numbers, cues.angles().yaw(), cues.angles().pitch(), cues.angles().roll(), estimate.presence());
        return numbers.build().toArray();
    }

    private static void add(DoubleStream.Builder numbers, double... more) {
        DoubleStream.of(more).forEach(numbers::add);
    }
}
