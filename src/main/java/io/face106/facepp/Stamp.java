package io.face106.facepp;

import java.time.Instant;
import java.util.UUID;

/**
 * What every answer says of its request.
 *
 * @param requestId {@code <unix seconds>,<uuid>}
 * @param timeUsed whole milliseconds since the request came in
 */
public record Stamp(String requestId, long timeUsed) {

    /**
     * The stamp of a request.
     *
     * @param received when it came in
     * @param id random, version 4
     */
    public static Stamp of(Instant received, UUID id, long timeUsed) {
        return new Stamp(received.getEpochSecond() + "," + id, timeUsed);
    }
}
