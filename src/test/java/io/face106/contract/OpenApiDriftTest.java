package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.StoredText;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** openapi.yaml, the contract that clients build on, is what the service says of itself. */
@RunningService
class OpenApiDriftTest {

    @LocalServerPort
    int port;

    @Test
    void the_contract_in_the_repository_is_the_one_that_the_service_offers() {
        StoredText contract = new StoredText("openapi.yaml", OpenApiDriftTest.class, "openapi.write");
        HttpResponse<String> offered = new ServiceClient(port).get("/v3/api-docs.yaml");
        assertThat(offered.statusCode()).isEqualTo(200);

        String stored = contract.text(offered.body(), offered.body()::equals);

        assertThat(StoredText.difference(stored, offered.body()))
                .as(contract.hint())
                .isEmpty();
    }
}
