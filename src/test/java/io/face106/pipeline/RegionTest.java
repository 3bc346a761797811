package io.face106.pipeline;

import static io.face106.domain.StageName.LANDMARK;
import static io.face106.domain.StageName.POSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.domain.Face;
import io.face106.domain.Failure;
import io.face106.domain.Landmark;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@FieldSource("io.face106.testing.TestModels#PACKS")
class RegionTest {

    private static final byte[] SHEET = TestPictures.read(TestPictures.SHEET);

    private final long before = Picture.alive();
    private final FaceAnalyzer analyzer;

    RegionTest(String pack) {
        analyzer = TestModels.analyzer(TestModels.pack(pack));
    }

    @AfterEach
    void no_picture_is_left_in_native_memory() {
        assertThat(Picture.alive()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void each_face_of_a_group_is_answered_alone_as_it_was_among_the_others(Profile profile) {
        List<Face> all = analyze(SHEET, profile, 40, null);
        assertThat(all).hasSize(6);
        for (Face expected : all) {
            Box region = browToChin(expected);

            List<Face> found = analyze(SHEET, profile, 40, region);

            assertThat(found).hasSize(1);
            assertThat(found.get(0).region()).isEqualTo(region);
            assertThat(distance(found.get(0), expected)).isLessThan(0.03);
            assertThat(found.get(0).pose()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0, 0", "0.8, 0, 0", "1, 0.2, 0", "1, -0.2, 0", "1, 0, 0.2", "1, 0, -0.2"})
    void a_region_that_is_a_little_off_still_means_the_same_face(double size, double right, double down) {
        for (Face expected : analyze(SHEET, Profile.FAST, 40, null)) {
            Box r = browToChin(expected);
            Box off = new Box(
                    r.left() + r.width() * (right + (1 - size) / 2),
                    r.top() + r.height() * (down + (1 - size) / 2),
                    size * r.width(),
                    size * r.height());

            List<Face> found = analyze(SHEET, Profile.FAST, 40, off);

            assertThat(found).hasSize(1);
            assertThat(found.get(0).region()).isEqualTo(off);
            assertThat(distance(found.get(0), expected)).isLessThan(0.03);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0", "0, 0.5", "0.5, 0.5", "0.25, 0.25"})
    void a_part_of_a_face_means_that_face_and_no_other(double right, double down) {
        byte[] portrait = TestPictures.read(TestPictures.ASTRONAUT);
        Face expected = analyze(portrait, Profile.FAST, 40, null).get(0);
        Box r = browToChin(expected);
        Box part = new Box(r.left() + right * r.width(), r.top() + down * r.height(), r.width() / 2, r.height() / 2);

        List<Face> found = analyze(portrait, Profile.FAST, 40, part);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).region()).isEqualTo(part);
        assertThat(distance(found.get(0), expected)).isLessThan(0.03);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1e9,-1e9,2e9,2e9",
                "-961,0,970,50",
                "0,-541,50,550",
                "10,10,1911,50",
                "10,10,50,1071",
                "0,0,Infinity,50"
            })
    void a_region_far_larger_than_the_picture_is_refused(String leftTopWidthHeight) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> analyze(SHEET, Profile.FAST, 40, box(leftTopWidthHeight)));

        assertThat(refusal.failure())
                .isEqualTo(new Failure(
                        Failure.Reason.BAD_ARGUMENT,
                        "face_rectangle",
                        "it reaches too far beyond the picture of 960 x 540 pixels"));
    }

    @Test
    void a_region_may_reach_beyond_the_picture_by_its_size() {
        assertThat(analyze(SHEET, Profile.FAST, 40, new Box(-960, -540, 2880, 1620)))
                .hasSize(1);
    }

    @Test
    void where_there_is_no_face_none_is_answered() {
        Face face = analyze(TestPictures.read(TestPictures.ASTRONAUT), Profile.FAST, 40, null)
                .get(0);
        Box box = browToChin(face);
        Box below = new Box(box.left(), box.bottom() + 0.6 * box.height(), box.width(), box.height());

        assertThat(analyze(TestPictures.read(TestPictures.ASTRONAUT), Profile.FAST, 40, below))
                .isEmpty();
        for (String name : TestPictures.EMPTY) {
            assertThat(analyze(TestPictures.read(name), Profile.FAST, 40, new Box(100, 100, 120, 120)))
                    .isEmpty();
        }
    }

    @Test
    void a_face_that_the_detector_misses_is_measured_where_the_caller_saw_it() {
        byte[] wide = TestPictures.changed(
                TestPictures.ASTRONAUT, p -> TestPictures.shifted(TestPictures.enlarged(p, 0.5), 7900, 1000));
        Face alone = analyze(TestPictures.read(TestPictures.ASTRONAUT), Profile.ACCURATE, 40, null)
                .get(0);
        Box r = browToChin(alone);
        Box region = new Box(r.left() / 2 + 7900, r.top() / 2 + 1000, r.width() / 2, r.height() / 2);
        assertThat(analyze(wide, Profile.ACCURATE, 20, null)).isEmpty();

        List<Face> found = analyze(wide, Profile.ACCURATE, 20, region);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).detection()).isEqualTo(new Region(region).asDetection());
        for (Landmark landmark : Landmark.inOrder()) {
            Point there = found.get(0).landmarks().at(landmark);
            Point here = alone.landmarks().at(landmark);
            assertThat(there.x()).isCloseTo(here.x() / 2 + 7900, within(0.06 * region.width()));
            assertThat(there.y()).isCloseTo(here.y() / 2 + 1000, within(0.06 * region.width()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"960,0,50,50", "-50,0,50,50", "0,540,50,50", "0,-50,50,50", "10,10,0,50", "10,10,50,-1"})
    void a_region_that_shows_nothing_of_the_picture_is_refused(String leftTopWidthHeight) {
        Box outside = box(leftTopWidthHeight);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> analyze(SHEET, Profile.FAST, 40, outside));

        assertThat(refusal.failure())
                .isEqualTo(new Failure(
                        Failure.Reason.BAD_ARGUMENT,
                        "face_rectangle",
                        "no part of it lies in the picture of 960 x 540 pixels"));
    }

    @Test
    void numbers_that_are_none_are_refused_like_a_region_outside() {
        for (Box box :
                List.of(new Box(Double.NaN, 0, 9, 9), new Box(0, 0, Double.NaN, 9), new Box(0, 0, 9, Double.NaN))) {
            assertThat(catchThrowableOfType(Refusal.class, () -> analyze(SHEET, Profile.FAST, 40, box)))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 500, 1000})
    void a_region_of_senseless_size_is_answered_with_one_face_or_none(double side) {
        assertThat(analyze(SHEET, Profile.FAST, 40, new Box(10, 10, side, side)))
                .hasSizeLessThan(2);
    }

    @Test
    void the_best_fit_comes_first_and_what_hardly_touches_is_left_out() {
        Region region = new Region(new Box(100, 100, 76, 76));
        Detection same = at(100, 75);
        Detection near = at(120, 75);
        Detection far = at(150, 75);

        assertThat(region.fitting(List.of(far, near, same))).containsExactly(same, near);
        assertThat(region.asDetection().box().top()).isCloseTo(75, within(1e-9));
        assertThat(region.asDetection().box().height()).isCloseTo(100, within(1e-9));
    }

    private static Box box(String leftTopWidthHeight) {
        String[] n = leftTopWidthHeight.split(",", -1);
        return new Box(
                Double.parseDouble(n[0]), Double.parseDouble(n[1]), Double.parseDouble(n[2]), Double.parseDouble(n[3]));
    }

    /** A box of 100 pixels whose square, brow to chin, begins at {@code left}. */
    private static Detection at(double left, double top) {
        Point any = new Point(0, 0);
        return new Detection(new Box(left, top, 76, 100), 0.9, List.of(any, any, any, any, any), true);
    }

    private List<Face> analyze(byte[] stored, Profile profile, int minFace, Box region) {
        return analyzer.analyze(
                        stored, new AnalysisOptions(profile, minFace, 100, 100, 0.6, Set.of(LANDMARK, POSE), region))
                .faces();
    }

    /** As Face++ draws it. */
    private static Box browToChin(Face face) {
        List<Point> points = face.landmarks().points();
        double top = face.landmarks().upperBrows().stream()
                .mapToDouble(Point::y)
                .min()
                .orElseThrow();
        double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
        List<Double> xs =
                points.stream().map(Point::x).sorted(Comparator.naturalOrder()).toList();
        double middle = (xs.get(0) + xs.get(xs.size() - 1)) / 2;
        double side = Math.rint(bottom - top);
        return new Box(Math.rint(middle - side / 2), Math.rint(top), side, side);
    }

    /** The largest distance of two equal points over the size of the face. */
    private static double distance(Face found, Face expected) {
        double most = 0;
        for (Landmark landmark : Landmark.inOrder()) {
            Point a = found.landmarks().at(landmark);
            Point b = expected.landmarks().at(landmark);
            most = Math.max(most, Math.hypot(a.x() - b.x(), a.y() - b.y()));
        }
        return most / browToChin(expected).width();
    }
}
