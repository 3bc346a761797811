package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.TestCues;
import io.face106.TestFaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The edge in a running server: what the container does before and behind it, and the document. */
class ServerEdgeTest {

    private static EdgeServer server;
    private static int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Edge {

        private final EdgeFixture fixture = new EdgeFixture();

        @Bean
        FaceppController faceppController() {
            return fixture.facepp();
        }

        @Bean
        FacesController facesController() {
            return new FacesController(
                    (picture, options, caller) -> TestFaces.analysis(TestCues.covered(100, 50, 200)),
                    new FacesReader(EdgeFixture.DEFAULTS),
                    fixture.reception,
                    fixture.encoded::add);
        }

        @Bean
        ErrorAdvice errorAdvice() {
            return new ErrorAdvice();
        }

        @Bean
        ContainerErrors containerErrors() {
            return new ContainerErrors();
        }

        @Bean
        CallFilter callFilter() {
            return new CallFilter();
        }

        @Bean
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatErrors() {
            return factory -> factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(TomcatErrors.class.getName()));
        }

        @Bean
        OpenApiDocument openApiDocument() {
            return new OpenApiDocument(new byte[] {1, 2, 3}, "1.2.3", EdgeFixture.DEFAULTS);
        }
    }

    @BeforeAll
    static void start() {
        server = new EdgeServer(Edge.class);
        port = server.port;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /v1/../../x HTTP/1.1\r\nHost: x",
                "GET /%2e%2e/%00 HTTP/1.1\r\nHost: x",
                "GET /v1/faces?a=b|c HTTP/1.1\r\nHost: x",
                "POST /v1/faces HTTP/1.1\r\nHost: x\r\nContent-Length: -5"
            })
    void what_is_not_valid_http_is_a_problem(String request) throws Exception {
        String answer = raw(request + "\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json")
                .contains("Access-Control-Allow-Origin: *")
                .contains("\"code\":\"bad_request\"")
                .doesNotContain("<");
    }

    @Test
    void an_invalid_path_under_face_plus_plus_is_answered_in_its_shape() throws Exception {
        assertThat(raw("GET /facepp/v3/%zz HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error_message\":\"BAD_ARGUMENTS: request\"");
    }

    @Test
    void a_method_the_container_refuses_is_a_problem() throws Exception {
        assertThat(raw("TRACE /v1/faces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Access-Control-Allow-Origin: *")
                .contains("\"code\":\"method_not_allowed\"");
    }

    @Test
    void the_error_path_itself_is_nothing() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/error")).GET());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    @Test
    void takes_what_the_php_client_sends() throws Exception {
        String part =
                "--XX\r\nContent-Disposition: file; name=\"image_file\"; filename=\"/tmp/a.jpg\"\r\n\r\nBYTES\r\n--XX--";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/facepp/v3/detect?api_key=k&api_secret=s"))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofString(part)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"face_num\":1");
    }

    @Test
    void takes_a_long_urlencoded_body_and_one_without_a_length() throws Exception {
        String body = "api_key=k&api_secret=s&image_base64=" + "A".repeat(160_000);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/facepp/v3/detect"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII))));
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void a_long_body_without_a_length_is_refused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/v1/faces"))
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[EdgeFixture.MAX_BODY + 1])));
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
    }

    @Test
    void the_document_describes_both_apis() throws Exception {
        JsonNode document = document();
        assertThat(document.at("/info/title").asString()).isEqualTo("face106");
        assertThat(document.at("/info/version").asString()).isEqualTo("1.2.3");
        assertThat(document.at("/info/license/name").asString()).isEqualTo("Apache-2.0");
        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/facepp/v3/detect",
                        "/facepp/v3/face/analyze",
                        "/facepp/v1/face/thousandlandmark",
                        "/v1/faces");
        JsonNode faces = document.at("/paths/~1v1~1faces/post");
        assertThat(faces.get("parameters").values().stream()
                        .map(parameter -> parameter.get("name").asString()))
                .containsExactlyInAnyOrder(
                        "profile",
                        "min_face",
                        "max_faces",
                        "score_threshold",
                        "stages",
                        "order",
                        "timings",
                        "X-Request-Timeout");
        assertThat(faces.at("/requestBody/content").propertyNames()).hasSize(7).contains("image/webp");
        assertThat(faces.get("responses").propertyNames())
                .containsExactlyInAnyOrder(
                        "200", "400", "401", "403", "406", "413", "415", "422", "429", "500", "503", "504");
        JsonNode detect = document.at("/paths/~1facepp~1v3~1detect/post");
        assertThat(detect.get("responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "403", "412", "413", "500");
        assertThat(document.at("/components/schemas/FaceppDetectForm/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        ("api_key api_secret image_file image_base64 image_url return_landmark return_attributes "
                                        + "beauty_score_min beauty_score_max calculate_all face_rectangle")
                                .split(" "));
    }

    @Test
    void the_examples_of_requests_can_be_sent_as_they_stand() throws Exception {
        JsonNode document = document();
        JsonNode json = document.at("/paths/~1v1~1faces/post/requestBody/content/application~1json/example");
        HttpResponse<String> faces = send(HttpRequest.newBuilder(uri("/v1/faces"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.toString())));
        assertThat(faces.statusCode()).isEqualTo(200);
        JsonNode form = document.at(
                "/paths/~1facepp~1v3~1detect/post/requestBody/content/application~1x-www-form-urlencoded/example");
        String body = form.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> detect = send(HttpRequest.newBuilder(uri("/facepp/v3/detect"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(detect.statusCode()).isEqualTo(200);
    }

    @Test
    void the_examples_of_answers_have_the_shape_of_the_code() throws Exception {
        JsonNode document = document();
        String face = "/responses/200/content/application~1json/example";
        HttpResponse<String> faces = send(HttpRequest.newBuilder(uri("/v1/faces?timings=true"))
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EdgeFixture.PICTURE)));
        assertSameShape(
                document.at("/paths/~1v1~1faces/post" + face),
                JsonMapper.shared().readTree(faces.body()));
        HttpResponse<String> detect = send(HttpRequest.newBuilder(
                        uri("/facepp/v3/detect?api_key=k&api_secret=s&return_landmark=2&return_attributes=headpose"))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EdgeFixture.multipart("image_file"))));
        assertSameShape(
                document.at("/paths/~1facepp~1v3~1detect/post" + face),
                JsonMapper.shared().readTree(detect.body()));
    }

    private static void assertSameShape(JsonNode example, JsonNode answer) {
        String places =
                ",/image,/faces/0,/faces/0/box,/faces/0/landmarks,/faces/0/occlusion,/faces/0/occlusion/left_eye,"
                        + "/faces/0/occlusion/left_eye/shares,/faces/0/occlusion/mouth/shares,/faces/0/pose,/faces/0/pose/network,"
                        + "/faces/0/face_rectangle,/faces/0/landmark,/faces/0/attributes/headpose";
        for (String place : places.split(",")) {
            assertThat(example.at(place).propertyNames())
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(answer.at(place).propertyNames());
        }
        assertThat(example.at("/faces/0/landmarks/points")).hasSameSizeAs(answer.at("/faces/0/landmarks/points"));
    }

    private static JsonNode document() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/v3/api-docs")).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
