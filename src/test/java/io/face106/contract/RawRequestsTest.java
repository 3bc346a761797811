package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.RawRequest;
import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Face++'s clients put on the wire, byte for byte, whether or not the client is at hand. */
@RunningService
class RawRequestsTest {

    private static final Path FOLDER = Path.of("src/test/resources/requests");
    private static final byte[] PICTURE = TestPictures.read(TestPictures.ASTRONAUT);

    @LocalServerPort
    int port;

    static List<String> styles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".http"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void every_style_of_request_finds_the_same_face(String style) throws IOException {
        RawRequest.Answer answer = request(style).send(port);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.head()).contains("Content-Type: application/json").contains("Access-Control-Allow-Origin: *");
        JsonNode faces = JsonMapper.shared().readTree(answer.body()).get("faces");
        assertThat(faces).hasSize(1);
        JsonNode plain = plain();
        for (String member : List.of("face_rectangle", "landmark", "attributes")) {
            assertThat(faces.get(0).get(member)).as(member).isEqualTo(plain.get(member));
        }
    }

    @Test
    void a_connection_is_closed_for_those_who_ask_and_kept_for_the_others() throws IOException {
        assertThat(request("connection-close.http").send(port).head()).contains("\r\nConnection: close\r\n");

        try (Socket socket = new Socket("localhost", port)) {
            RawRequest.Answer first = request("python-requests.http").send(socket);
            RawRequest.Answer second = request("jquery-all-in-the-query.http").send(socket);

            assertThat(List.of(first.status(), second.status())).containsOnly(200);
            assertThat(first.head() + second.head()).doesNotContain("Connection: close");
        }
    }

    @Test
    void an_error_is_whole_and_its_connection_open_unless_it_says_otherwise() throws IOException {
        String stored = stored("python-requests.http");
        try (Socket socket = new Socket("localhost", port)) {
            RawRequest unknown = RawRequest.of(stored.replace("v3/detect", "v3/compare"), PICTURE);
            RawRequest missing = RawRequest.of(stored.replace("name=\"image_file\"", "name=\"other\""), PICTURE);

            assertThat(unknown.send(socket).body()).isEqualTo("{\"error_message\":\"API_NOT_FOUND\"}");
            RawRequest.Answer refused = missing.send(socket);
            assertThat(refused.body()).contains("\"MISSING_ARGUMENTS: image_url, image_file, image_base64\"");
            // Tomcat gives up a connection after 400, whoever is to blame.
            assertThat(refused.head()).startsWith("HTTP/1.1 400").contains("\r\nConnection: close\r\n");
        }
    }

    private JsonNode plain() {
        return new ServiceClient(port)
                .detect(PICTURE, "return_landmark=2&return_attributes=headpose,facequality")
                .get("faces")
                .get(0);
    }

    private static RawRequest request(String style) throws IOException {
        return RawRequest.of(stored(style), PICTURE);
    }

    /** One character a byte. */
    private static String stored(String style) throws IOException {
        return Files.readString(FOLDER.resolve(style), StandardCharsets.ISO_8859_1);
    }
}
