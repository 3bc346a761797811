package io.face106.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.face106.testing.ServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process: a container's runtime sends SIGTERM while clients wait for their answers. */
class TerminationTest {

    private static final int REQUESTS = 8;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** A command line this long is what application servers and agents add up to. */
    @Test
    void every_request_under_way_is_answered_before_the_process_ends_without_a_crash() throws Exception {
        List<String> longCommandLine = List.of("-Dfiller=" + "x".repeat(20_000));
        List<HalfSentRequest> requests = new ArrayList<>();
        try (PackagedService service = PackagedService.start(folder, longCommandLine)) {
            ServiceClient client = service.ready();
            for (int i = 0; i < REQUESTS; i++) {
                requests.add(new HalfSentRequest(service.port()));
            }
            await().atMost(SOON).until(() -> underWay(client) == REQUESTS);

            service.terminate();
            await().atMost(SOON).until(() -> service.log().contains("Commencing graceful shutdown"));
            for (HalfSentRequest request : requests) {
                request.sendRest();
            }

            for (HalfSentRequest request : requests) {
                assertThat(request.answer()).startsWith("HTTP/1.1 200").endsWith("}}}]}");
            }
            // 128 + 15: ended by SIGTERM, in order.
            assertThat(service.exitCode(SOON)).as(service.log()).isIn(0, 143);
            assertThat(service.log()).contains("Graceful shutdown complete").doesNotContain(" ERROR ");
            assertThat(service.crashReports()).isEmpty();
        } finally {
            for (HalfSentRequest request : requests) {
                closeQuietly(request);
            }
        }
    }

    /** Pictures sent and not answered yet. */
    private static int underWay(ServiceClient client) {
        return client.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_active_seconds_count{"))
                .filter(line -> line.contains("method=\"POST\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void closeQuietly(HalfSentRequest request) {
        try {
            request.close();
        } catch (IOException alreadyGone) {
            // The service has closed it.
        }
    }
}
