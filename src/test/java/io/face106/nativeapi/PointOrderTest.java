package io.face106.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Landmark;
import io.face106.facepp.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointOrderTest {

    @ParameterizedTest
    @EnumSource
    void lists_every_point_once(PointOrder order) {
        assertThat(order.landmarks()).containsExactlyInAnyOrder(Landmark.values());
    }

    @Test
    void agrees_with_the_published_tables() {
        for (String[] row : Facts.rows("names106.csv")) {
            assertThat(PointOrder.LAPA.landmarks().get(Integer.parseInt(row[1])).wireName())
                    .isEqualTo(row[0]);
            assertThat(PointOrder.INSIGHTFACE
                            .landmarks()
                            .get(Integer.parseInt(row[2]))
                            .wireName())
                    .isEqualTo(row[0]);
        }
    }

    @Test
    void the_face_plus_plus_order_goes_by_part() {
        List<Landmark> order = PointOrder.FACEPP.landmarks();
        assertThat(order.get(0)).isEqualTo(Landmark.CONTOUR_LEFT1);
        assertThat(order.get(33)).isEqualTo(Landmark.LEFT_EYEBROW_LEFT_CORNER);
        assertThat(order.subList(33, 42)).allMatch(point -> point.wireName().startsWith("left_eyebrow_"));
        assertThat(order.subList(42, 51)).allMatch(point -> point.wireName().startsWith("right_eyebrow_"));
        assertThat(order.subList(51, 61)).allMatch(point -> point.wireName().startsWith("left_eye_"));
        assertThat(order.subList(61, 71)).allMatch(point -> point.wireName().startsWith("right_eye_"));
        assertThat(order.subList(71, 86)).allMatch(point -> point.wireName().startsWith("nose_"));
        assertThat(order.subList(86, 106)).allMatch(point -> point.wireName().startsWith("mouth_"));
    }
}
