package io.face106.http;

import io.face106.facepp.Stamp;
import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One request: its name and when it came in.
 *
 * @param id random; in the header {@value #HEADER} of the answer and in its body
 * @param received by the wall clock
 * @param startNanos by {@link System#nanoTime()}
 */
record Call(UUID id, Instant received, long startNanos) {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = Call.class.getName();

    /** The call that a request belongs to; begins one if the request has none yet. */
    static Call of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Call call) {
            return call;
        }
        Call call = new Call(UUID.randomUUID(), Instant.now(), System.nanoTime());
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** What a Face++ answer says of the call, as of now. */
    Stamp stamp() {
        return Stamp.of(received, id, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }
}
