package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 4.4 of the contract: what is not served is not found, in the one way Face++ says so. */
@RunningService
class UnservedEndpointsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/facepp/v1/3dface",
                "/facepp/v1/facialfeatures",
                "/facepp/v1/skinanalyze",
                "/facepp/v1/skinanalyze_advanced",
                "/facepp/v1/skinanalyze_pro",
                "/facepp/v3/compare",
                "/facepp/v3/search",
                "/facepp/v3/faceset/create",
                "/facepp/v3/faceset/addface",
                "/facepp/v3/faceset/removeface",
                "/facepp/v3/faceset/update",
                "/facepp/v3/faceset/getdetail",
                "/facepp/v3/faceset/delete",
                "/facepp/v3/faceset/getfacesets",
                "/facepp/v3/faceset/async/addface",
                "/facepp/v3/faceset/async/removeface",
                "/facepp/v3/faceset/async/task_status",
                "/facepp/v3/face/getdetail",
                "/facepp/v3/face/setuserid"
            })
    void other_endpoints_of_face_plus_plus_are_not_found(String path) {
        Call call = new Call(port, path).with("face_token", "x");

        call.urlencoded().assertNotFound();
        call.file(FacePictures.blank()).multipart().assertNotFound();
        call.method("GET").assertNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/facepp/v3/detect/",
                "/facepp/v3/Detect",
                "/FACEPP/v3/detect",
                "/facepp/v3/detect.json",
                "/facepp/v3/detect/x",
                "/facepp//v3/detect",
                "//facepp/v3/detect",
                "/facepp",
                "/facepp/v3/face/analyze/",
                "/facepp/v3/face/Analyze",
                "/facepp/v3/analyze",
                "/facepp/v2/detect",
                "/facepp/v3/",
                "/facepp/"
            })
    void a_path_that_is_only_nearly_right_is_not_found(String path) {
        new Call(port, path).base64(FacePictures.blank()).urlencoded().assertNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void another_method_is_not_found(String method) {
        Call.detect(port).base64(FacePictures.blank()).method(method).assertNotFound();
        Call.analyze(port).with("face_tokens", "x").method(method).assertNotFound();
    }

    @Test
    void what_only_wants_to_know_the_size_is_not_found_without_a_body() {
        Answer answer = Call.detect(port).base64(FacePictures.blank()).method("HEAD");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void what_is_not_found_is_so_without_credentials() {
        new Call(port, "/facepp/v3/compare")
                .without("api_key")
                .without("api_secret")
                .urlencoded()
                .assertNotFound();
    }
}
