package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.face106.http.batch.Batches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch that the end of the service finds before its first picture. */
@Timeout(120)
class BatchStopTest {

    @Test
    void a_batch_that_comes_as_the_service_stops_may_be_sent_to_another() throws IOException {
        try (EdgeServer server = new EdgeServer(BatchEdge.class);
                BatchClient client = new BatchClient(server.port)) {
            Batches batches = server.context.getBean(Batches.class);
            client.send("POST /v1/batches HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Content-Type: application/x-ndjson\r\nContent-Length: 3\r\n\r\n");
            await().until(() -> batches.underWay() == 1);

            batches.stop();
            client.send("{}\n");

            assertThat(new String(client.in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 503", "Retry-After", "overloaded", "shutting down");
        }
    }
}
