package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.access.Endpoint;
import io.face106.app.Face106Application;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 5 of the contract, the rows about keys, and that keys are checked before arguments and pictures. */
@SpringBootTest(
        classes = Face106Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "face106.runtime.provider=cpu",
            "face106.keys[0].id=good",
            "face106.keys[0].secret=good-secret",
            "face106.keys[1].id=off",
            "face106.keys[1].secret=off-secret",
            "face106.keys[1].enabled=false",
            "face106.keys[2].id=slow",
            "face106.keys[2].secret=slow-secret",
            "face106.keys[2].rate=1",
            "face106.keys[3].id=spent",
            "face106.keys[3].secret=spent-secret",
            "face106.keys[3].daily=1",
            // A key for each endpoint, which is its name.
            "face106.keys[4].id=detect",
            "face106.keys[4].secret=detect-secret",
            "face106.keys[4].endpoints=detect",
            "face106.keys[5].id=analyze",
            "face106.keys[5].secret=analyze-secret",
            "face106.keys[5].endpoints=analyze",
            "face106.keys[6].id=thousandlandmark",
            "face106.keys[6].secret=thousandlandmark-secret",
            "face106.keys[6].endpoints=thousandlandmark",
            "face106.keys[7].id=faces",
            "face106.keys[7].secret=faces-secret",
            "face106.keys[7].endpoints=faces",
            "face106.keys[8].id=models",
            "face106.keys[8].secret=models-secret",
            "face106.keys[8].endpoints=models",
            "face106.keys[9].id=batches",
            "face106.keys[9].secret=batches-secret",
            "face106.keys[9].endpoints=batches"
        })
class AuthenticationTest {

    @LocalServerPort
    int port;

    @Test
    void a_key_with_its_secret_is_let_in() {
        as("good", "good-secret").urlencoded().assertOk();
    }

    @ParameterizedTest
    @CsvSource({"good, wrong", "good, good-secre", "good, GOOD-SECRET", "nobody, good-secret", "good, off-secret"})
    void a_key_with_another_secret_is_an_authentication_error(String key, String secret) {
        as(key, secret).urlencoded().assertRefused(401, "AUTHENTICATION_ERROR");
    }

    @Test
    void a_missing_key_is_a_missing_argument_all_the_same() {
        as("good", "good-secret").without("api_key").urlencoded().assertRefused(400, "MISSING_ARGUMENTS: api_key");
        as("good", "good-secret")
                .with("api_secret", "")
                .urlencoded()
                .assertRefused(400, "MISSING_ARGUMENTS: api_secret");
    }

    @Test
    void a_key_that_is_off_or_not_for_this_endpoint_is_an_authorization_error_that_says_nothing_else() {
        for (String key : new String[] {"off", "analyze"}) {
            Answer answer = as(key, key + "-secret").urlencoded();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).isEqualTo("{\"error_message\":\"AUTHORIZATION_ERROR:Denied by Admin\"}");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    /** Whoever is let in has yet to say what he wants, but where there is nothing to say. */
    @ParameterizedTest
    @CsvSource({
        "DETECT, POST /facepp/v3/detect, 400",
        "ANALYZE, POST /facepp/v3/face/analyze, 400",
        "THOUSANDLANDMARK, POST /facepp/v1/face/thousandlandmark, 400",
        "FACES, POST /v1/faces, 400",
        "MODELS, GET /v1/models, 200"
    })
    void a_key_for_one_endpoint_is_good_for_that_and_no_other(Endpoint endpoint, String target, int letIn)
            throws IOException {
        for (Endpoint other : Endpoint.values()) {
            String key = other.wireName();
            String request = "%s?api_key=%s&api_secret=%s-secret HTTP/1.1\r\nX-Api-Key: %s\r\nX-Api-Secret: %s-secret"
                    .formatted(target, key, key, key, key);

            assertThat(RawHttp.exchange(
                            port, request + "\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                    .as("key for " + key)
                    .startsWith("HTTP/1.1 " + (other == endpoint ? letIn : 403) + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"batches, 400", "good, 400", "faces, 403", "nobody, 401"})
    void batches_are_for_keys_that_may_send_them(String key, int status) throws IOException {
        String request = "POST /v1/batches HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n"
                + "Content-Type: application/x-ndjson\r\nX-Api-Key: " + key + "\r\nX-Api-Secret: " + key + "-secret";

        assertThat(RawHttp.exchange(port, request + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void a_key_that_asks_too_often_exceeds_its_limit_with_403_and_not_429() {
        Answer refused = IntStream.range(0, 20)
                .mapToObj(call -> as("slow", "slow-secret").urlencoded())
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        refused.assertRefused(403, "CONCURRENCY_LIMIT_EXCEEDED");
    }

    @Test
    void a_key_whose_day_is_spent_has_no_balance() {
        as("spent", "spent-secret").urlencoded().assertOk();

        assertThat(as("spent", "spent-secret").urlencoded().text())
                .isEqualTo("{\"error_message\":\"AUTHORIZATION_ERROR:Insufficient Account Balance\"}");
    }

    @Test
    void keys_are_checked_before_arguments_and_the_picture() {
        as("good", "wrong")
                .with("return_landmark", 9)
                .with("image_base64", "?")
                .urlencoded()
                .assertRefused(401, "AUTHENTICATION_ERROR");
        as("good", "wrong").without("image_base64").urlencoded().assertRefused(401, "AUTHENTICATION_ERROR");
        Call.analyze(port).with("api_key", "nobody").urlencoded().assertRefused(401, "AUTHENTICATION_ERROR");
        Call.dense(port).with("api_key", "nobody").urlencoded().assertRefused(401, "AUTHENTICATION_ERROR");
    }

    @Test
    void what_is_not_found_is_so_for_everyone() {
        new Call(port, "/facepp/v3/compare")
                .with("api_key", "nobody")
                .urlencoded()
                .assertNotFound();
        Call.detect(port).with("api_key", "nobody").method("GET").assertNotFound();
    }

    @Test
    void credentials_are_read_from_wherever_they_come() {
        Call call = as("good", "good-secret");

        call.multipart().assertOk();
        call.query().assertOk();
    }

    private Call as(String key, String secret) {
        return Call.detect(port).with("api_key", key).with("api_secret", secret).base64(FacePictures.blank());
    }
}
