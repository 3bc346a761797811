package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Caller;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission;
import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract's examples of errors are errors that the service answers, word for word. */
@RunningService
class ErrorExamplesTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final ImageInfo SOME = new ImageInfo(ImageFormat.JPEG, 10, 10, 1, 100);

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
    void native_errors_are_answered_as_the_examples_say() {
        byte[] jpeg = TestPictures.read(TestPictures.ASTRONAUT);

        assertIsExample(400, client.post("/v1/faces?profile=slow", "image/jpeg", jpeg));
        assertIsExample(413, client.post("/v1/faces", "image/jpeg", new byte[(24 << 20) + 1]));
        assertIsExample(
                415, client.post("/v1/faces", "application/json", json("GIF89a".getBytes(StandardCharsets.US_ASCII))));
        assertIsExample(422, client.post("/v1/faces", "application/json", json(Arrays.copyOf(jpeg, jpeg.length / 2))));
    }

    @Test
    void a_full_house_answers_as_the_example_says() {
        Admission full = new Admission(1, 1, Duration.ofMillis(1));
        try (Admission.Ticket first = full.enter(Caller.unhurried(), SOME)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> full.enter(Caller.unhurried(), SOME))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(example("/v1/faces", 503)
                                            .get("detail")
                                            .asString())
                                    .isEqualTo(refusal.failure().detail()));
        }
    }

    @Test
    void face_plus_plus_errors_are_answered_as_the_examples_say() {
        HttpResponse<String> answer =
                client.post("/facepp/v3/detect", FORM, "api_key=k&api_secret=s".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error_message"))
                .isEqualTo(example("/facepp/v3/detect", 400).get("error_message"));
    }

    private void assertIsExample(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        ObjectNode found = (ObjectNode) JsonMapper.shared().readTree(answer.body());
        ObjectNode expected = (ObjectNode) example("/v1/faces", status).deepCopy();
        found.remove("request_id");
        expected.remove("request_id");
        assertThat(found).isEqualTo(expected);
    }

    private JsonNode example(String path, int status) {
        JsonNode content = document.at("/paths")
                .get(path)
                .at("/post/responses")
                .get("" + status)
                .get("content");
        return content.values().iterator().next().get("example");
    }

    private static byte[] json(byte[] picture) {
        return ("{\"image\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
