package io.face106.runtime.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.ModelSpec;
import io.face106.testing.TestModels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneOptionsTest {

    private static final LaneOptions OPTIONS =
            new LaneOptions(List.of(1, 2, 4, 8), 1000, Duration.ZERO, List.of(new LaneOptions.Size(640, 480)));

    @Test
    void rows_are_padded_to_the_next_bucket() {
        assertThat(List.of(OPTIONS.bucket(1), OPTIONS.bucket(2), OPTIONS.bucket(3), OPTIONS.bucket(8)))
                .containsExactly(1, 2, 4, 8);
    }

    @Test
    void a_batch_holds_what_its_bytes_allow_and_one_row_at_least() {
        assertThat(List.of(OPTIONS.most(1), OPTIONS.most(250), OPTIONS.most(251), OPTIONS.most(5000)))
                .containsExactly(8, 4, 2, 1);
    }

    @Test
    void sizes_are_warmed_of_networks_that_have_none_of_their_own() {
        assertThat(OPTIONS.warmShapes(spec("detector"))).containsExactly(new RowShape(List.of(3L, 480L, 640L)));
        assertThat(OPTIONS.warmShapes(spec("mesh"))).containsExactly(new RowShape(List.of(3L, 192L, 192L)));
    }

    @Test
    void buckets_must_ascend_from_one_row_on_and_a_delay_must_not_be_negative() {
        for (List<Integer> buckets : List.of(List.<Integer>of(), List.of(0, 1), List.of(2, 2), List.of(4, 2))) {
            assertThatThrownBy(() -> new LaneOptions(buckets, 1, Duration.ZERO, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("buckets are " + buckets);
        }
        assertThatThrownBy(() -> new LaneOptions(List.of(1), 1, Duration.ofNanos(-1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelSpec spec(String role) {
        return TestModels.packWith(role).require(role);
    }
}
