package io.face106.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LandmarkTest {

    /** The keys of recorded Face++ answers with return_landmark=2, sorted. */
    private static final List<String> FACEPP_NAMES = new String(
                    TestPictures.resource("/facepp/names106.csv"), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(',')))
            .sorted()
            .toList();

    /**
     * Index k of the LaPa order to that of InsightFace's 2d106det, read off its numbered drawing. 2d106det numbers the
     * points as the sorted Face++ names do, so this is a second source for every single name.
     */
    private static final List<Integer> INSIGHTFACE = List.of(
            1, 9, 10, 11, 12, 13, 14, 15, 16, 2, 3, 4, 5, 6, 7, 8, 0, 24, 23, 22, 21, 20, 19, 18, 32, 31, 30, 29, 28,
            27, 26, 25, 17, 43, 48, 49, 51, 50, 102, 103, 104, 105, 101, 72, 73, 74, 86, 78, 79, 80, 85, 84, 35, 41, 42,
            39, 37, 36, 89, 95, 96, 93, 91, 90, 44, 45, 47, 46, 97, 98, 99, 100, 40, 33, 34, 94, 87, 88, 75, 81, 76, 82,
            77, 83, 52, 64, 63, 71, 67, 68, 61, 58, 59, 53, 56, 55, 65, 66, 62, 70, 69, 57, 60, 54, 38, 92);

    @Test
    void the_names_are_exactly_those_of_facepp() {
        assertThat(Landmark.inOrder().stream().map(Landmark::wireName).sorted())
                .containsExactlyElementsOf(FACEPP_NAMES);
    }

    @Test
    void every_index_has_the_name_that_the_insightface_order_gives_it() {
        assertThat(Landmark.inOrder().stream().map(Landmark::wireName))
                .containsExactlyElementsOf(
                        INSIGHTFACE.stream().map(FACEPP_NAMES::get).toList());
    }

    @Test
    void the_indices_count_up_from_nought_in_order_of_declaration() {
        assertThat(Landmark.inOrder()).hasSize(Landmark.COUNT).containsExactly(Landmark.values());
        assertThat(Landmark.inOrder().stream().map(Landmark::index)).containsExactlyElementsOf(indices());
    }

    private static List<Integer> indices() {
        return IntStream.range(0, Landmark.COUNT).boxed().toList();
    }
}
