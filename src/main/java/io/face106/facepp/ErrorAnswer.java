package io.face106.facepp;

import java.nio.charset.StandardCharsets;

/** The body of an answer that is an error. */
public final class ErrorAnswer {

    private ErrorAnswer() {}

    /** JSON unless {@link FaceppError#body()} says text. */
    public static byte[] write(FaceppError error, Stamp stamp) {
        return switch (error.body()) {
            case TEXT -> error.message().getBytes(StandardCharsets.US_ASCII);
            case MESSAGE_ONLY -> FaceppJson.bytes(json -> json.writeStringProperty("error_message", error.message()));
            case FULL ->
                FaceppJson.bytes(json -> {
                    json.writeNumberProperty("time_used", stamp.timeUsed());
                    json.writeStringProperty("error_message", error.message());
                    json.writeStringProperty("request_id", stamp.requestId());
                });
        };
    }
}
