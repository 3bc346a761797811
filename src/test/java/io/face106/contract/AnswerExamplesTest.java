package io.face106.contract;

import static io.face106.testing.SimilarJson.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.StoredText;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

        assertAnswers("faces-answer.json", answer);
    }

    @Test
    void the_face_plus_plus_request_is_answered_by_the_face_plus_plus_answer() {
        JsonNode form = requests("/facepp/v3/detect").at("/application~1x-www-form-urlencoded/example");
        String body = form.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));

        HttpResponse<String> answer = warm("/facepp/v3/detect", "application/x-www-form-urlencoded", body);

        assertAnswers("detect-answer.json", answer);
    }

    private static void assertAnswers(String resource, HttpResponse<String> answer) {
        StoredText example = new StoredText(RESOURCES + resource, AnswerExamplesTest.class, "examples.write");
        JsonNode found = ServiceClient.answer(answer);
        assertThat(found.at("/faces")).hasSize(1);

        String stored = example.text(
                answer.body() + "\n", text -> differences(text, found).isEmpty());

        assertThat(differences(stored, found)).as(example.hint()).isEmpty();
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
