package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What of a face is covered, as the running service tells it: shape and consistency, whatever the network thinks. */
@RunningService
class OcclusionTest {

    private static final Set<String> FREE = Set.of("open", "closed");

    @LocalServerPort
    int port;

    private ServiceClient client;

    @BeforeEach
    void connect() {
        client = new ServiceClient(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-astronaut.jpg",
                "profile-grey.png",
                "several-sheet.jpg",
                "drawn-sunglasses.jpg",
                "drawn-mask.jpg",
                "exif-turned.jpg"
            })
    void every_face_tells_it_in_terms_that_agree_with_each_other(String picture) {
        JsonNode faces = client.faces(TestPictures.read(picture), "").get("faces");

        assertThat(faces).isNotEmpty();
        for (JsonNode face : faces) {
            JsonNode occlusion = face.get("occlusion");
            assertPart(occlusion.get("left_eye"));
            assertPart(occlusion.get("right_eye"));
            assertPart(occlusion.get("mouth"));
            List<Double> visibility = numbers(face.at("/landmarks/visibility"));
            assertThat(visibility).hasSize(106).allMatch(v -> v >= 0 && v <= 1);
            double visible = occlusion.get("visible").asDouble();
            assertThat(visible)
                    .isCloseTo(
                            visibility.subList(33, 106).stream()
                                    .mapToDouble(v -> v)
                                    .average()
                                    .orElseThrow(),
                            within(1.1e-3));
            assertThat(occlusion.get("mostly_guessed").asBoolean()).isEqualTo(visible < 0.5);
            assertThat(face.at("/pose/network").propertyNames()).containsExactly("yaw", "pitch", "roll");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stages=occlusion | occlusion",
                "stages=landmark | landmarks",
                "stages=detect |",
                "stages=pose,occlusion | occlusion,pose"
            })
    void what_was_not_asked_for_is_left_out(String query, String members) {
        JsonNode face =
                client.faces(TestPictures.read("one-astronaut.jpg"), query).at("/faces/0");

        assertThat(face.propertyNames())
                .filteredOn(name -> Set.of("landmarks", "occlusion", "pose").contains(name))
                .containsExactly(members == null ? new String[0] : members.split(","));
    }

    @Test
    void visibilities_go_with_their_points_in_every_order() {
        List<String> lapa = pairs("lapa");

        assertThat(pairs("insightface"))
                .containsExactlyInAnyOrderElementsOf(lapa)
                .isNotEqualTo(lapa);
        assertThat(pairs("facepp")).containsExactlyInAnyOrderElementsOf(lapa).isNotEqualTo(lapa);
    }

    @Test
    void meters_count_every_eye_and_mouth_of_every_face_whichever_api_it_came_by() {
        double eyes = sum("face106_eye_state_total");
        double mouths = sum("face106_mouth_state_total");
        double scores = sum("face106_eye_covered_percent_count");
        double runs = sum("face106_stage_duration_seconds_count{stage=\"occlusion\"");
        byte[] picture = TestPictures.read("several-sheet.jpg");

        int faces = client.faces(picture, "").get("faces").size();
        client.faces(picture, "stages=landmark,pose");
        client.detect(TestPictures.read("none-cat.jpg"), "");

        assertThat(sum("face106_eye_state_total")).isEqualTo(eyes + 2 * faces);
        assertThat(sum("face106_mouth_state_total")).isEqualTo(mouths + faces);
        assertThat(sum("face106_eye_covered_percent_count")).isEqualTo(scores + 2 * faces);
        assertThat(sum("face106_stage_duration_seconds_count{stage=\"occlusion\""))
                .isEqualTo(runs + 1);

        // Its token may be asked for any of it.
        int more = client.detect(picture, "").get("faces").size();

        assertThat(sum("face106_eye_state_total")).isEqualTo(eyes + 2 * faces + 2 * more);
    }

    @Test
    void the_pack_that_tells_it_says_so() {
        JsonNode models = ServiceClient.answer(client.get("/v1/models"));

        assertThat(models.get("models"))
                .anyMatch(model -> model.get("role").asString().equals("face"));
    }

    private List<String> pairs(String order) {
        JsonNode landmarks = client.faces(TestPictures.read("one-astronaut.jpg"), "order=" + order)
                .at("/faces/0/landmarks");
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < 106; i++) {
            pairs.add(landmarks.at("/points/" + i) + " " + landmarks.at("/visibility/" + i));
        }
        return pairs;
    }

    private static void assertPart(JsonNode part) {
        List<Double> shares = numbers(part.get("shares"));
        assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
        assertThat(shares.stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(5.1e-4 * shares.size()));
        assertThat(part.get("covered").asBoolean())
                .isEqualTo(!FREE.contains(part.get("status").asString()));
        double score = part.get("score").asDouble();
        // Rounded to .5, a score can be on either side.
        assertThat(part.get("covered").asBoolean() ? score >= 0.5 : score <= 0.5)
                .isTrue();
    }

    private static List<Double> numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    /** Of all series whose name begins so. */
    private double sum(String name) {
        return client.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
