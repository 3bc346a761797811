package io.face106.stage.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.stage.NumberTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointMapTest {

    @ParameterizedTest
    @EnumSource(Landmark.class)
    void a_mirror_of_a_mirror_changes_nothing(Landmark landmark) {
        assertThat(PointMap.mirror(PointMap.mirror(landmark.index()))).isEqualTo(landmark.index());
    }

    @ParameterizedTest
    @CsvSource({
        "CONTOUR_LEFT1, CONTOUR_RIGHT1",
        "CONTOUR_CHIN, CONTOUR_CHIN",
        "LEFT_EYEBROW_LEFT_CORNER, RIGHT_EYEBROW_RIGHT_CORNER",
        "LEFT_EYEBROW_UPPER_LEFT_QUARTER, RIGHT_EYEBROW_UPPER_RIGHT_QUARTER",
        "LEFT_EYE_PUPIL, RIGHT_EYE_PUPIL",
        "NOSE_TIP, NOSE_TIP",
        "MOUTH_LOWER_LIP_LEFT_CONTOUR3, MOUTH_LOWER_LIP_RIGHT_CONTOUR3"
    })
    void a_mirror_exchanges_left_and_right(Landmark landmark, Landmark partner) {
        assertThat(PointMap.mirror(landmark.index())).isEqualTo(partner.index());
    }

    @Test
    void the_points_of_the_middle_line_are_their_own_mirror_image() {
        assertThat(IntStream.range(0, Landmark.COUNT).filter(i -> PointMap.mirror(i) == i))
                .hasSize(10)
                .contains(Landmark.NOSE_MIDDLE_CONTOUR.index(), Landmark.MOUTH_LOWER_LIP_BOTTOM.index());
    }

    @Test
    void the_vertices_of_the_mesh_have_partners_too_and_the_eye_corners_are_each_others() {
        List<double[]> rows = NumberTable.rows(Outline.class, "mesh-mirror.csv");

        assertThat(rows).hasSize(Mesh.VERTICES);
        for (int i = 0; i < Mesh.VERTICES; i++) {
            assertThat(rows.get((int) rows.get(i)[0])[0]).isEqualTo(i);
        }
        assertThat(rows.get(Mesh.LEFT_EYE_OUTER)[0]).isEqualTo(Mesh.RIGHT_EYE_OUTER);
    }

    @Test
    void the_centre_of_an_eye_is_half_way_between_its_lids_wherever_it_looks() {
        List<Point> points = new ArrayList<>(Collections.nCopies(Landmark.COUNT, new Point(0, 0)));
        points.set(Landmark.LEFT_EYE_TOP.index(), new Point(10, 4));
        points.set(Landmark.LEFT_EYE_BOTTOM.index(), new Point(12, 8));
        points.set(Landmark.LEFT_EYE_CENTER.index(), new Point(99, 99));
        points.set(Landmark.LEFT_EYE_PUPIL.index(), new Point(14, 5));

        PointMap.centreEyes(points);

        assertThat(points.get(Landmark.LEFT_EYE_CENTER.index())).isEqualTo(new Point(11, 6));
        assertThat(points.get(Landmark.LEFT_EYE_PUPIL.index())).isEqualTo(new Point(14, 5));
    }
}
