package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an operator turns HTTP/2 over plain TCP on, answers and refusals are those of HTTP/1.1. */
class Http2EdgeTest {

    private static final String DETECT = "/facepp/v3/detect?api_key=k&api_secret=s&return_landmark=2";
    private static final String FORM = "multipart/form-data; boundary=XX";

    private static final OkHttpClient OLD =
            new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1)).build();
    private static final OkHttpClient NEW = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build();

    private static EdgeServer server;
    private static int port;

    @BeforeAll
    static void start() {
        server = new EdgeServer(ServerEdgeTest.Edge.class, "server.http2.enabled=true");
        port = server.port;
    }

    @AfterAll
    static void stop() {
        for (OkHttpClient client : List.of(OLD, NEW)) {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
        server.close();
    }

    @Test
    void both_apis_answer_the_same() throws IOException {
        assertSame(DETECT, FORM, EdgeFixture.multipart("image_file"), 200);
        assertSame("/v1/faces?order=facepp", "image/jpeg", EdgeFixture.PICTURE, 200);
    }

    @Test
    void a_body_longer_than_the_windows_arrives() throws IOException {
        assertSame("/v1/faces", "image/jpeg", new byte[EdgeFixture.MAX_BODY], 200);
    }

    @Test
    void a_body_that_is_too_long_is_refused_in_the_shape_of_its_api() throws IOException {
        byte[] body = new byte[EdgeFixture.MAX_BODY + 1];
        assertSame("/v1/faces", "image/jpeg", body, 413);
        assertSame(DETECT, FORM, body, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/facepp/v3/nothing", "/v1/nothing", "/facepp/v3/%zz"})
    void what_there_is_not_is_refused_in_the_shape_of_its_api(String path) throws IOException {
        int status = path.endsWith("zz") ? 400 : 404;
        assertSame(path, FORM, EdgeFixture.multipart("image_file"), status);
    }

    @Test
    void one_connection_takes_many_requests() throws IOException {
        for (int i = 0; i < 200; i++) {
            assertThat(post(NEW, DETECT, FORM, EdgeFixture.multipart("image_file")))
                    .startsWith("h2_prior_knowledge 200");
        }
        assertThat(NEW.connectionPool().connectionCount()).isEqualTo(1);
    }

    private static void assertSame(String path, String type, byte[] body, int status) throws IOException {
        String old = post(OLD, path, type, body);
        assertThat(old).startsWith("http/1.1 " + status + " ");
        assertThat(post(NEW, path, type, body)).isEqualTo(old.replaceFirst("http/1.1", "h2_prior_knowledge"));
    }

    /** Protocol, status, content type and body, without what differs from call to call. */
    private static String post(OkHttpClient client, String path, String type, byte[] body) throws IOException {
        Request request = new Request.Builder()
                .url("http://localhost:" + port + path)
                .post(RequestBody.create(body, MediaType.parse(type)))
                .build();
        try (Response answer = client.newCall(request).execute()) {
            assertThat(answer.header(Call.HEADER)).isNotNull();
            String text = answer.body()
                    .string()
                    .replaceAll("\"(request_id|face_token|time_used)\":(\"[^\"]*\"|[0-9]+),?", "");
            return answer.protocol() + " " + answer.code() + " " + answer.header("Content-Type") + " " + text;
        }
    }
}
