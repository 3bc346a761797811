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

    @ParameterizedTest
    @MethodSource("servers")
    void two_services_share_tokens_and_a_killed_one_takes_none_with_it(Server server) {
        try (server) {
            server.start();
            JsonNode face;
            try (PackagedService one = start(server.port())) {
                face = detected(one.ready());
                // Closing kills the process with SIGKILL: it has no moment to save anything.
            }
            try (PackagedService other = start(server.port())) {
                ServiceClient client = other.ready();

                assertKnown(client, face);
                assertUnknown(client, UNKNOWN);
                try (PackagedService third = start(server.port())) {
                    assertKnown(third.ready(), detected(client));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void without_redis_the_service_is_alive_and_not_ready_analyze_fails_and_detect_goes_on_until_it_is_back(
            Server server) {
        try (server) {
            server.start();
            try (PackagedService service = start(server.port())) {
                ServiceClient client = service.ready();
                String token = detected(client).get("face_token").asString();

                server.kill();

                await().atMost(SOON).until(() -> readiness(client) == 503);
                assertThat(client.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                HttpResponse<String> analyze = analyze(client, token);
                assertThat(analyze.statusCode()).isEqualTo(500);
                assertThat(JsonMapper.shared()
                                .readTree(analyze.body())
                                .get("error_message")
                                .asString())
                        .isEqualTo("INTERNAL_ERROR");
                JsonNode face = client.detect(TestPictures.read(TestPictures.ASTRONAUT), QUERY)
                        .at("/faces/0");
                assertThat(face.get("landmark")).hasSize(106);
                assertThat(face.has("face_token")).isFalse();

                server.start();

                await().atMost(SOON).until(() -> readiness(client) == 200);
                await().atMost(SOON).untilAsserted(() -> assertKnown(client, detected(client)));
                assertUnknown(client, token);
                assertThat(service.log())
                        .containsOnlyOnce("Face tokens cannot be looked up until Redis answers")
                        .containsOnlyOnce("Face tokens can be looked up again");
            }
        }
    }

    @Test
    void a_service_starts_without_its_redis_and_is_ready_once_it_is_there() {
        Server server = servers().findFirst().orElseThrow();
        try (server;
                PackagedService service = start(server.port())) {
            await().atMost(SOON).until(() -> service.log().contains("Started Face106Application"));
            ServiceClient client = new ServiceClient(service.port());
            assertThat(readiness(client)).isEqualTo(503);

            server.start();

            assertThat(service.ready().get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_service_of_its_own_knows_its_tokens_and_no_others() {
        try (PackagedService service = PackagedService.start(folder, List.of())) {
            ServiceClient client = service.ready();

            assertKnown(client, detected(client));
            assertUnknown(client, UNKNOWN);
        }
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
    private static JsonNode detected(ServiceClient client) {
        JsonNode face =
                client.detect(TestPictures.read(TestPictures.ASTRONAUT), QUERY).at("/faces/0");
        assertThat(face.get("face_token").asString()).matches("[0-9a-f]{32}");
        return face;
    }

    private static void assertKnown(ServiceClient client, JsonNode face) {
        JsonNode answer =
                ServiceClient.answer(analyze(client, face.get("face_token").asString()));
        assertThat(answer.get("faces")).hasSize(1);
        assertThat(answer.at("/faces/0/landmark")).isEqualTo(face.get("landmark"));
        assertThat(answer.at("/faces/0/face_token")).isEqualTo(face.get("face_token"));
    }

    private static void assertUnknown(ServiceClient client, String token) {
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
