package io.face106.contract;

import static io.face106.testing.SimilarJson.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.StoredText;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The examples of the contract: sent as they stand, its requests are answered by its answers. */
@RunningService
class AnswerExamplesTest {

    private static final String RESOURCES = "src/main/resources/io/face106/http/";

    private static final int CALLS = 10;

    @LocalServerPort
    int port;

    private ServiceClient client;
    private JsonNode document;

    @BeforeEach
    void fetchContract() {
        client = new ServiceClient(port);
        document = ServiceClient.answer(client.get("/v3/api-docs"));
    }

    @Test
    void the_native_request_is_answered_by_the_native_answer() {
        JsonNode body = requests("/v1/faces").at("/application~1json/example");

        HttpResponse<String> answer = warm("/v1/faces", "application/json", body.toString());

        assertThat(assertAnswers("faces-answer.json", answer).at("/faces")).hasSize(1);
    }

    @Test
    void the_face_plus_plus_request_is_answered_by_the_face_plus_plus_answer() {
        assertThat(assertAnswers("detect-answer.json", facepp("/facepp/v3/detect", Map.of()))
                        .at("/faces"))
                .hasSize(1);
    }

    @Test
    void the_analyze_request_with_a_token_of_its_own_is_answered_by_the_analyze_answer() {
        String token = ServiceClient.answer(facepp("/facepp/v3/detect", Map.of()))
                .at("/faces/0/face_token")
                .asString();

        assertAnswers("analyze-answer.json", facepp("/facepp/v3/face/analyze", Map.of("face_tokens", token)));
    }

    @Test
    void the_dense_request_is_answered_by_the_dense_answer() {
        assertAnswers("thousandlandmark-answer.json", facepp("/facepp/v1/face/thousandlandmark", Map.of()));
    }

    /** Sends the example of a form, some of its fields replaced. */
    private HttpResponse<String> facepp(String path, Map<String, String> replaced) {
        JsonNode form = requests(path).at("/application~1x-www-form-urlencoded/example");
        String body = form.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(
                                replaced.getOrDefault(
                                        field.getKey(), field.getValue().asString()),
                                StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return warm(path, "application/x-www-form-urlencoded", body);
    }

    private static JsonNode assertAnswers(String resource, HttpResponse<String> answer) {
        StoredText example = new StoredText(RESOURCES + resource, AnswerExamplesTest.class, "examples.write");
        JsonNode found = ServiceClient.answer(answer);
        String stored = example.text(
                answer.body() + "\n", text -> differences(text, found).isEmpty());

        assertThat(differences(stored, found)).as(example.hint()).isEmpty();
        return found;
    }

    private JsonNode requests(String path) {
        return document.at("/paths").get(path).at("/post/requestBody/content");
    }

    /** The answer of a later call: what is written as an example should not hold the times of a first one. */
    private HttpResponse<String> warm(String path, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i < CALLS; i++) {
            client.post(path, type, bytes);
        }
        return client.post(path, type, bytes);
    }
}
