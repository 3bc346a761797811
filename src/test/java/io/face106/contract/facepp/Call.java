package io.face106.contract.facepp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One call of the Face++ API, put together parameter by parameter and sent in one of the three ways clients know. */
final class Call {

    static final String DETECT = "/facepp/v3/detect";
    static final String ANALYZE = "/facepp/v3/face/analyze";
    static final String DENSE = "/facepp/v1/face/thousandlandmark";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final String path;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private byte[] file;

    /** With credentials that an open service accepts. */
    Call(int port, String path) {
        this.port = port;
        this.path = path;
        with("api_key", "k");
        with("api_secret", "s");
    }

    static Call detect(int port) {
        return new Call(port, DETECT);
    }

    static Call analyze(int port) {
        return new Call(port, ANALYZE);
    }

    static Call dense(int port) {
        return new Call(port, DENSE);
    }

    /** A new token of the one face of {@link FacePictures#portrait}. */
    static String tokenOfAPortrait(int port) {
        return detect(port)
                .file(FacePictures.portrait())
                .multipart()
                .assertOk()
                .tokens()
                .get(0);
    }

    Call with(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    Call without(String name) {
        fields.remove(name);
        return this;
    }

    /** As {@code image_file}, which only {@link #multipart} can send. */
    Call file(byte[] picture) {
        file = picture;
        return this;
    }

    Call base64(byte[] picture) {
        return with("image_base64", Base64.getEncoder().encodeToString(picture));
    }

    /** All parameters as parts of a multipart body. */
    Answer multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            ascii(body, "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
            ascii(body, value + "\r\n");
        });
        if (file != null) {
            ascii(body, "--XX\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\n");
            ascii(body, "Content-Type: image/jpeg\r\n\r\n");
            body.writeBytes(file);
            ascii(body, "\r\n");
        }
        ascii(body, "--XX--\r\n");
        return send(path, "multipart/form-data; boundary=XX", body.toByteArray());
    }

    /** All parameters in an urlencoded body. */
    Answer urlencoded() {
        return send(path, "application/x-www-form-urlencoded", encoded().getBytes(StandardCharsets.US_ASCII));
    }

    /** All parameters in the query string, and no body. */
    Answer query() {
        return send(path + "?" + encoded(), "text/plain", new byte[0]);
    }

    /** A body of any kind, all parameters in the query string. */
    Answer body(String contentType, byte[] body) {
        return send(path + "?" + encoded(), contentType, body);
    }

    /** Another method than POST, all parameters in the query string. */
    Answer method(String method) {
        return send(request(path + "?" + encoded()).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private String encoded() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(String target, String contentType, byte[] body) {
        return send(
                request(target).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
                .timeout(PATIENCE);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
