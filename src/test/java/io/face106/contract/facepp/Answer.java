package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answered.
 *
 * @param text the body as it came: how numbers are written is seen here and not in a parsed tree
 */
record Answer(int status, HttpHeaders headers, String text) {

    private static final String REQUEST_ID =
            "\"\\d{10},[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"";

    /** One header; empty if it is not there. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The tokens in the order of the faces. */
    List<String> tokens() {
        return json().get("faces").values().stream()
                .map(face -> face.get("face_token").asString())
                .toList();
    }

    /** Each face as it was written, its token, which is new on every call, left out. */
    List<String> faces() {
        return RawJson.items(text, "faces").stream()
                .map(face -> face.replaceFirst("\"face_token\":\"[0-9a-f]{32}\",?", ""))
                .toList();
    }

    Answer assertOk() {
        assertThat(status).as(text).isEqualTo(200);
        return this;
    }

    /** That it is an error with all the members that Face++'s errors have, and no other. */
    Answer assertRefused(int expected, String message) {
        assertThat(status).as(text).isEqualTo(expected);
        assertThat(header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(json().propertyNames())
                .as(text)
                .containsExactlyInAnyOrder("time_used", "error_message", "request_id");
        assertThat(text)
                .contains("\"error_message\":\"" + message + "\"")
                .containsPattern("\"time_used\":\\d+[,}]")
                .containsPattern("\"request_id\":" + REQUEST_ID);
        return this;
    }

    /** That it is the error that says nothing else. */
    Answer assertNotFound() {
        assertThat(status).as(text).isEqualTo(404);
        assertThat(header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(text).isEqualTo("{\"error_message\":\"API_NOT_FOUND\"}");
        return this;
    }

    static String requestIdPattern() {
        return REQUEST_ID;
    }
}
