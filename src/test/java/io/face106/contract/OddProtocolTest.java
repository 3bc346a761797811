package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests of other ages than HTTP/1.1. */
@RunningService
class OddProtocolTest {

    /** Enough that one of them gets what the first one used, if anyone does. */
    private static final int FOLLOWERS = 20;

    @LocalServerPort
    int port;

    @Test
    void a_request_of_http_0_9_does_not_change_the_answers_of_others() throws IOException {
        send("GET /x\r\n\r\n");
        for (int i = 0; i < FOLLOWERS; i++) {
            assertThat(send("POST /facepp/v3/detect?a=\u0007 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("Access-Control-Allow-Origin: *");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /facepp/v3/detect HTTP/9.9\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "POST /facepp/v3/detect HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: magic\r\n\r\n"
            })
    void what_http_does_not_know_is_no_fault_of_the_service(String request) throws IOException {
        assertThat(send(request)).startsWith("HTTP/1.1 400").contains("\"error_message\":\"BAD_ARGUMENTS: request\"");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
