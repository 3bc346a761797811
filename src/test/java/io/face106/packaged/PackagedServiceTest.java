package io.face106.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.facepp.Facts;
import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The jar as it is shipped, started once and asked. */
class PackagedServiceTest {

    /** Everything the service measures of itself, by the name under which Prometheus finds it. */
    private static final Set<String> METRICS = Set.of(
            "face106_batch_calls_total",
            "face106_batch_pictures",
            "face106_batches",
            "face106_eye_covered_percent",
            "face106_eye_covered_percent_max",
            "face106_eye_state_total",
            "face106_face_presence_percent",
            "face106_face_presence_percent_max",
            "face106_face_visible_percent",
            "face106_face_visible_percent_max",
            "face106_faces_per_image",
            "face106_faces_per_image_max",
            "face106_image_pixels",
            "face106_image_pixels_max",
            "face106_images_total",
            "face106_in_flight",
            "face106_jpeg_simd",
            "face106_model_info",
            "face106_mouth_covered_percent",
            "face106_mouth_covered_percent_max",
            "face106_mouth_state_total",
            "face106_native_pictures",
            "face106_native_tensors",
            "face106_queue_depth",
            "face106_queue_wait_seconds",
            "face106_queue_wait_seconds_max",
            "face106_rejected_total",
            "face106_stage_duration_seconds",
            "face106_stage_duration_seconds_max",
            "face106_tokens_bytes",
            "face106_tokens_held",
            "face106_tokens_lookups_total",
            "face106_tokens_puts_total");

    @TempDir
    static Path folder;

    private static PackagedService service;
    private static ServiceClient client;

    @BeforeAll
    static void start() {
        service = PackagedService.start(folder, List.of());
        client = service.ready();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "one-astronaut.jpg, 1",
        "profile-grey.png, 1",
        "none-cat.jpg, 0",
        "none-coffee.jpg, 0",
        "several-sheet.jpg, 6",
        "drawn-sunglasses.jpg, 1",
        "drawn-mask.jpg, 1",
        "exif-turned.jpg, 1"
    })
    void both_apis_find_the_faces_of_a_picture(String picture, int faces) {
        byte[] bytes = TestPictures.read(picture);

        JsonNode natively = client.faces(bytes, "");
        assertThat(natively.get("faces")).hasSize(faces);
        for (JsonNode face : natively.get("faces")) {
            assertThat(face.at("/landmarks/points")).hasSize(106);
            assertAngles(face.get("pose"), "yaw", "pitch", "roll");
        }

        for (Map.Entry<Integer, String> set :
                Map.of(1, "names83.txt", 2, "names106.csv").entrySet()) {
            JsonNode facepp =
                    client.detect(bytes, "calculate_all=1&return_attributes=headpose&return_landmark=" + set.getKey());
            assertThat(facepp.get("face_num").asInt()).isEqualTo(faces);
            assertThat(facepp.get("faces")).hasSize(faces);
            for (JsonNode face : facepp.get("faces")) {
                assertThat(face.get("landmark").propertyNames())
                        .containsExactlyInAnyOrderElementsOf(Facts.firstColumn(set.getValue()));
                assertAngles(face.at("/attributes/headpose"), "yaw_angle", "pitch_angle", "roll_angle");
            }
        }
    }

    @Test
    void it_is_alive_and_ready() {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(ServiceClient.answer(client.get(path)).get("status").asString())
                    .isEqualTo("UP");
        }
    }

    @Test
    void prometheus_finds_every_metric_from_the_first_second_on_and_no_other_of_ours() {
        HttpResponse<String> scraped = client.get("/actuator/prometheus");

        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.body())
                .contains("http_server_requests_seconds_count", "jvm_memory_used_bytes", "process_cpu_usage");
        Set<String> ours = scraped.body()
                .lines()
                .filter(line -> line.startsWith("# TYPE face106_"))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
        assertThat(ours).containsExactlyInAnyOrderElementsOf(METRICS);
    }

    @Test
    void it_knows_its_own_face_tokens_and_no_others() {
        TokenStoreServiceTest.assertKnown(client, TokenStoreServiceTest.detected(client));
        TokenStoreServiceTest.assertUnknown(client, "f".repeat(32));
    }

    @Test
    void the_contract_and_its_page_are_served() {
        assertThat(ServiceClient.answer(client.get("/v3/api-docs")).get("paths").propertyNames())
                .containsExactly(
                        "/facepp/v1/face/thousandlandmark",
                        "/facepp/v3/detect",
                        "/facepp/v3/face/analyze",
                        "/v1/batches",
                        "/v1/faces",
                        "/v1/models");

        HttpResponse<String> page = client.get("/swagger-ui.html");

        assertThat(page.statusCode()).isEqualTo(302);
        HttpResponse<String> target =
                client.get(page.headers().firstValue("Location").orElseThrow());
        assertThat(target.statusCode()).isEqualTo(200);
        assertThat(target.body()).contains("Swagger UI");
    }

    @Test
    void it_says_which_models_run_and_on_what() {
        JsonNode models = ServiceClient.answer(client.get("/v1/models"));

        assertThat(models.get("provider").asString()).isEqualTo("cpu");
        assertThat(models.get("models")
                        .valueStream()
                        .map(model -> model.get("file").asString()))
                .containsExactlyInAnyOrder(
                        "face106net.onnx",
                        "face106net_int8.onnx",
                        "yunet_s_decoded.onnx",
                        "face_proposals_int8.onnx",
                        "face_mesh_468.onnx",
                        "face_mesh_attention_478.onnx");
    }

    @Test
    void it_starts_with_one_warning_that_everybody_may_call() {
        // A JDK's own, of 24 and newer: the jar has to ask for native code.
        assertThat(service.log()).doesNotContain("restricted method");
        assertThat(service.log()).contains("Started Face106Application").doesNotContain(" ERROR ");
        assertThat(service.log().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains("face106.keys");
    }

    private static void assertAngles(JsonNode pose, String... angles) {
        for (String angle : angles) {
            assertThat(pose.get(angle).isFloatingPointNumber()).as(angle).isTrue();
            assertThat(pose.get(angle).asDouble()).as(angle).isBetween(-180.0, 180.0);
        }
    }
}
