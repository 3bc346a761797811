package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients see who send too much: an answer, not a broken connection. */
@RunningService
class RefusedBodyTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int TOO_MUCH = 40;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/v1/faces, image/jpeg, '\"code\":\"body_too_large\"'",
        "/v1/faces, application/json, '\"code\":\"body_too_large\"'",
        "/facepp/v3/detect, multipart/form-data; boundary=XX, Request Entity Too Large",
        "/facepp/v3/detect, application/x-www-form-urlencoded, Request Entity Too Large"
    })
    void a_client_that_sends_its_whole_body_before_it_reads_is_answered_413(String path, String type, String expected)
            throws IOException {
        String head = "Content-Length: " + TOO_MUCH * MEGABYTE;
        assertThat(answer(path, type, head, new byte[MEGABYTE], new byte[0]))
                .startsWith("HTTP/1.1 413")
                .contains("Access-Control-Allow-Origin: *")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/faces, image/jpeg, '\"code\":\"body_too_large\"'",
        "/facepp/v3/detect, multipart/form-data; boundary=XX, Request Entity Too Large"
    })
    void so_is_one_that_does_not_say_how_much_will_come(String path, String type, String expected) throws IOException {
        byte[] chunk = new byte[MEGABYTE + 10];
        System.arraycopy("100000\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 8);
        chunk[MEGABYTE + 8] = '\r';
        chunk[MEGABYTE + 9] = '\n';
        byte[] last = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(answer(path, type, "Transfer-Encoding: chunked", chunk, last))
                .startsWith("HTTP/1.1 413")
                .contains(expected);
    }

    private String answer(String path, String type, String head, byte[] megabyte, byte[] last) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
                            + head + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < TOO_MUCH; i++) {
                out.write(megabyte);
            }
            out.write(last);
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
