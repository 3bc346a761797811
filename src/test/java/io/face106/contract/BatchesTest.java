package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A batch answers for each picture what a call with it alone answers. */
@RunningService
class BatchesTest {

    private static final String TAR = "application/x-tar";
    private static final String FORM = "multipart/form-data; boundary=XX";
    private static final String LINES = "application/x-ndjson";
    private static final int BLOCK = 512;

    @LocalServerPort
    int port;

    private ServiceClient client;
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();

    @BeforeEach
    void collect() {
        client = new ServiceClient(port);
        byte[] face = TestPictures.read(TestPictures.ASTRONAUT);
        pictures.put("one.jpg", face);
        pictures.put("none.jpg", TestPictures.read("none-cat.jpg"));
        pictures.put("half.jpg", Arrays.copyOf(face, face.length / 2));
        pictures.put("text.jpg", "no picture".getBytes(StandardCharsets.US_ASCII));
        pictures.put("small.png", TestPictures.plain(20, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {TAR, FORM, LINES})
    void each_picture_is_answered_as_if_it_were_alone(String type) {
        Map<Integer, JsonNode> lines = batch("profile=fast&order=facepp", type, body(type));

        int index = 0;
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            HttpResponse<String> alone =
                    client.post("/v1/faces?profile=fast&order=facepp", "application/octet-stream", picture.getValue());
            JsonNode line = lines.get(index++);
            assertThat(line.get("id").asString()).isEqualTo(picture.getKey());
            ObjectNode found = (ObjectNode) line.get(alone.statusCode() == 200 ? "answer" : "error");
            // What came as a member is blamed on it.
            found.remove("field");
            assertThat(without(found, "request_id")).isEqualTo(without(json(alone), "request_id"));
        }
    }

    @Test
    void the_face_plus_plus_shape_is_that_of_detect() {
        String query = "return_landmark=1&return_attributes=headpose,blur";
        Map<Integer, JsonNode> lines = batch("format=facepp&" + query, TAR, body(TAR));

        int index = 0;
        for (byte[] picture : pictures.values()) {
            HttpResponse<String> alone = detect(picture, query);
            JsonNode line = lines.get(index++);
            boolean fine = alone.statusCode() == 200;
            assertThat(plain(line.get(fine ? "answer" : "error"))).isEqualTo(plain(json(alone)));
            assertThat(line.path("status").asInt(200)).isEqualTo(alone.statusCode());
        }
        String token = lines.get(0).at("/answer/faces/0/face_token").asString();
        assertThat(client.post(
                                "/facepp/v3/face/analyze",
                                "application/x-www-form-urlencoded",
                                ("api_key=k&api_secret=s&return_landmark=1&face_tokens=" + token)
                                        .getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_line_may_have_options_of_its_own() {
        String image = Base64.getEncoder().encodeToString(pictures.get("one.jpg"));
        String body = "{\"image\":\"" + image + "\"}\n{\"image\":\"" + image
                + "\",\"stages\":[\"detect\"],\"profile\":\"balanced\"}\n";

        Map<Integer, JsonNode> lines = batch("profile=fast", LINES, body.getBytes(StandardCharsets.US_ASCII));

        assertThat(lines.get(0).at("/answer/profile").asString()).isEqualTo("fast");
        assertThat(lines.get(0).at("/answer/faces/0").has("landmarks")).isTrue();
        assertThat(lines.get(1).at("/answer/profile").asString()).isEqualTo("balanced");
        assertThat(lines.get(1).at("/answer/faces/0").has("landmarks")).isFalse();
    }

    @Test
    void pictures_with_the_same_id_are_told_apart_by_their_index() {
        byte[] part = part("same.jpg", pictures.get("none.jpg"));
        Map<Integer, JsonNode> lines = batch("profile=fast", FORM, joined(part, part, ascii("--XX--")));

        assertThat(lines).hasSize(2);
        assertThat(lines.values())
                .allSatisfy(line -> assertThat(line.get("id").asString()).isEqualTo("same.jpg"));
    }

    @Test
    void links_are_refused_as_elsewhere() {
        for (String format : List.of("native", "facepp")) {
            JsonNode line = batch("format=" + format, LINES, ascii("{\"image_url\":\"http://127.0.0.1/a.jpg\"}"))
                    .get(0);
            assertThat(line.get("error").toString()).containsAnyOf("\"link_refused\"", "INVALID_IMAGE_URL");
        }
    }

    @Test
    void nothing_is_a_batch_too() {
        assertThat(batch("", TAR, new byte[2 * BLOCK])).isEmpty();
        assertThat(batch("", LINES, ascii("\n"))).isEmpty();
        assertThat(batch("", FORM, ascii("--XX--"))).isEmpty();
    }

    @Test
    void pictures_of_batches_are_counted_by_outcome() {
        double before = counted();
        batch("profile=fast", TAR, body(TAR));
        assertThat(counted()).isEqualTo(before + 1);
    }

    private double counted() {
        return client.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("face106_images_total{outcome=\"unreadable_image\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The lines by index; the last one must say that they are all. */
    private Map<Integer, JsonNode> batch(String query, String type, byte[] body) {
        HttpResponse<String> answer = client.post("/v1/batches?" + query, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>(
                answer.body().lines().map(JsonMapper.shared()::readTree).toList());
        JsonNode summary = lines.remove(lines.size() - 1).get("summary");
        assertThat(summary.get("complete").asBoolean()).isTrue();
        assertThat(summary.get("pictures").asInt()).isEqualTo(lines.size());
        assertThat(summary.get("failed").asInt()).isEqualTo((int)
                lines.stream().filter(line -> line.has("error")).count());
        Map<Integer, JsonNode> byIndex = new LinkedHashMap<>();
        lines.forEach(line -> byIndex.put(line.get("index").asInt(), line));
        assertThat(byIndex).hasSize(lines.size());
        return byIndex;
    }

    private HttpResponse<String> detect(byte[] picture, String query) {
        return client.post(
                "/facepp/v3/detect?api_key=k&api_secret=s&" + query,
                FORM,
                joined(
                        ascii("--XX\r\nContent-Disposition: form-data; name=\"image_file\"\r\n\r\n"),
                        picture,
                        ascii("\r\n--XX--")));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode without(JsonNode json, String... members) {
        ObjectNode rest = ((ObjectNode) json).deepCopy();
        rest.remove(List.of(members));
        return rest;
    }

    /** Without what is new in each answer. */
    private static String plain(JsonNode json) {
        return without(json, "request_id", "time_used").toString().replaceAll("\"face_token\":\"\\w+\"", "");
    }

    private byte[] body(String type) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        pictures.forEach((name, picture) -> body.writeBytes(
                switch (type) {
                    case TAR -> entry(name, picture);
                    case FORM -> part(name, picture);
                    default ->
                        ascii("{\"id\":\"" + name + "\",\"image\":\""
                                + Base64.getEncoder().encodeToString(picture) + "\"}\n");
                }));
        body.writeBytes(type.equals(TAR) ? new byte[2 * BLOCK] : type.equals(FORM) ? ascii("--XX--") : new byte[0]);
        return body.toByteArray();
    }

    private static byte[] part(String name, byte[] picture) {
        return joined(
                ascii("--XX\r\nContent-Disposition: form-data; name=\"pictures\"; filename=\"" + name + "\"\r\n\r\n"),
                picture,
                ascii("\r\n"));
    }

    private static byte[] entry(String name, byte[] picture) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 124, String.format("%011o", picture.length));
        put(header, 148, "        ");
        header[156] = '0';
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return joined(header, picture, new byte[(BLOCK - picture.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] target, int at, String text) {
        System.arraycopy(ascii(text), 0, target, at, text.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
