package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.TestPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP libraries of Java's Face++ clients. */
@RunningService
class JavaClientsTest {

    private static final byte[] PICTURE = TestPictures.read(TestPictures.ASTRONAUT);
    private static final String DETECT = "/facepp/v3/detect";
    private static final Map<String, String> FIELDS = Map.of(
            "api_key", "client-key",
            "api_secret", "client-secret",
            "return_landmark", "2",
            "return_attributes", "headpose,facequality");

    private final OkHttpClient okhttp =
            new OkHttpClient.Builder().callTimeout(Duration.ofMinutes(1)).build();

    @LocalServerPort
    int port;

    @Test
    void okhttp_sends_a_length_with_every_part() throws IOException {
        RequestBody file = RequestBody.create(PICTURE, MediaType.get("application/octet-stream"));
        JsonNode face = face(post(
                DETECT,
                okhttpForm().addFormDataPart("image_file", "image_file", file).build()));

        MultipartBody analyze = okhttpForm()
                .addFormDataPart("face_tokens", face.get("face_token").stringValue())
                .build();
        assertThat(face(post("/facepp/v3/face/analyze", analyze))).isEqualTo(face);
    }

    @Test
    void okhttp_sends_base64_in_a_part_or_urlencoded() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(PICTURE);
        face(post(DETECT, okhttpForm().addFormDataPart("image_base64", base64).build()));

        FormBody.Builder form = new FormBody.Builder().add("image_base64", base64);
        FIELDS.forEach(form::add);
        face(post(DETECT, form.build()));
    }

    @Test
    void okhttp_reads_errors() throws IOException {
        assertThat(post(DETECT, okhttpForm().build()).get("error_message").stringValue())
                .isEqualTo("MISSING_ARGUMENTS: image_url, image_file, image_base64");
        assertThat(post("/facepp/v3/compare", okhttpForm().build()).toString())
                .isEqualTo("{\"error_message\":\"API_NOT_FOUND\"}");
    }

    @Test
    void http_url_connection_streams_a_form_made_by_hand() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address(DETECT)).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setConnectTimeout(60_000);
        connection.setReadTimeout(60_000);
        connection.setChunkedStreamingMode(1024);
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=----hand");
        try (OutputStream out = connection.getOutputStream()) {
            for (Map.Entry<String, String> field : FIELDS.entrySet()) {
                write(out, "------hand\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n");
                write(out, field.getValue() + "\r\n");
            }
            write(out, "------hand\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"+\"\r\n\r\n");
            out.write(PICTURE);
            write(out, "\r\n------hand--\r\n\r\n");
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        face(JsonMapper.shared().readTree(connection.getInputStream()));
    }

    @Test
    void the_jdk_s_client_offers_http_2_and_takes_1_1() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(PICTURE);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(DETECT)))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("api_key=k&api_secret=s&return_landmark=2"
                        + "&return_attributes=headpose,facequality&image_base64=" + base64.replace("+", "%2B")))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        face(ServiceClient.answer(answer));
    }

    private MultipartBody.Builder okhttpForm() {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        FIELDS.forEach(form::addFormDataPart);
        return form;
    }

    private JsonNode post(String path, RequestBody body) throws IOException {
        Request request = new Request.Builder().url(address(path)).post(body).build();
        try (Response response = okhttp.newCall(request).execute()) {
            return JsonMapper.shared().readTree(response.body().byteStream());
        }
    }

    /** The only face, which must be the one that a plain request finds. */
    private JsonNode face(JsonNode answer) {
        assertThat(answer.get("faces")).as(answer.toString()).hasSize(1);
        JsonNode face = answer.get("faces").get(0);
        JsonNode plain = new ServiceClient(port)
                .detect(PICTURE, "return_landmark=2&return_attributes=headpose,facequality")
                .get("faces")
                .get(0);
        assertThat(face.get("landmark")).isEqualTo(plain.get("landmark"));
        assertThat(face.get("attributes")).isEqualTo(plain.get("attributes"));
        return face;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
