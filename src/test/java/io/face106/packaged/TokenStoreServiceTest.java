package io.face106.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.face106.testing.RedisServers;
import io.face106.testing.RedisServers.Server;
import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Face tokens across processes: services of one Redis, each killed or left alone by it. */
class TokenStoreServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String QUERY = "return_landmark=2";
    private static final String UNKNOWN = "f".repeat(32);

    @TempDir
    Path folder;

    static Stream<Server> servers() {
        return RedisServers.all();
    }

    @Test
    void two_services_share_tokens_and_a_killed_one_takes_none_with_it() {
        try (Server server = RedisServers.best()) {
            server.start();
            try (PackagedService one = start(server.port());
                    PackagedService other = start(server.port())) {
                ServiceClient client = other.ready();
                JsonNode face = detected(one.ready());
                assertKnown(client, face);
                assertKnown(one.ready(), detected(client));

                JsonNode last = detected(one.ready());
                // Closing kills the process with SIGKILL: it has no moment to save anything.
                one.close();

                assertKnown(client, face);
                assertKnown(client, last);
                assertUnknown(client, UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void without_redis_the_service_is_alive_and_not_ready_analyze_fails_and_detect_goes_on_until_it_is_there(
            Server server) {
        try (server;
                PackagedService service = start(server.port())) {
            await().atMost(SOON).until(() -> service.log().contains("Started Face106Application"));
            ServiceClient client = new ServiceClient(service.port());
            assertOutOfOrder(client, UNKNOWN);

            server.start();
            service.ready();
            await().atMost(SOON).untilAsserted(() -> assertKnown(client, detected(client)));
            String token = detected(client).get("face_token").asString();

            server.kill();
            await().atMost(SOON).until(() -> readiness(client) == 503);
            assertOutOfOrder(client, token);

            server.start();
            service.ready();
            await().atMost(SOON).untilAsserted(() -> assertKnown(client, detected(client)));
            assertUnknown(client, token);
            for (String said : List.of("cannot be kept until", "can be kept again", "cannot be looked up until")) {
                assertThat(service.log().lines().filter(line -> line.contains("Face tokens " + said)))
                        .as(said)
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    /** Alive and not ready; analyze fails as Face++ does, and detect finds the face without a token for it. */
    private static void assertOutOfOrder(ServiceClient client, String token) {
        HttpResponse<String> ready = client.get("/actuator/health/readiness");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"status\":\"DOWN\"");
        assertThat(client.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> analyze = analyze(client, token);
        assertThat(analyze.statusCode()).isEqualTo(500);
        assertThat(JsonMapper.shared()
                        .readTree(analyze.body())
                        .get("error_message")
                        .asString())
                .isEqualTo("INTERNAL_ERROR");
        JsonNode face =
                client.detect(TestPictures.read(TestPictures.ASTRONAUT), QUERY).at("/faces/0");
        assertThat(face.get("landmark")).hasSize(106);
        assertThat(face.has("face_token")).isFalse();
    }

    private PackagedService start(int port) {
        return PackagedService.start(
                folder,
                List.of(),
                "--face106.store=redis",
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + port);
    }

    private static int readiness(ServiceClient client) {
        return client.get("/actuator/health/readiness").statusCode();
    }

    /** The one face of a picture, with token and landmark. */
    static JsonNode detected(ServiceClient client) {
        JsonNode face =
                client.detect(TestPictures.read(TestPictures.ASTRONAUT), QUERY).at("/faces/0");
        assertThat(face.get("face_token").asString()).matches("[0-9a-f]{32}");
        return face;
    }

    static void assertKnown(ServiceClient client, JsonNode face) {
        JsonNode answer =
                ServiceClient.answer(analyze(client, face.get("face_token").asString()));
        assertThat(answer.get("faces")).hasSize(1);
        assertThat(answer.at("/faces/0/landmark")).isEqualTo(face.get("landmark"));
        assertThat(answer.at("/faces/0/face_token")).isEqualTo(face.get("face_token"));
    }

    static void assertUnknown(ServiceClient client, String token) {
        HttpResponse<String> answer = analyze(client, token);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .get("error_message")
                        .asString())
                .isEqualTo("INVALID_FACE_TOKEN:" + token);
    }

    private static HttpResponse<String> analyze(ServiceClient client, String token) {
        String form = "api_key=k&api_secret=s&face_tokens=" + token + "&" + QUERY;
        return client.post(
                "/facepp/v3/face/analyze", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }
}
