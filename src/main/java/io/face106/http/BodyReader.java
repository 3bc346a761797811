package io.face106.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads whole bodies, up to a limit. */
public final class BodyReader {

    private final int maxBytes;

    /**
     * A reader with a limit.
     *
     * @param maxBytes longest body. Base64 makes a picture a third longer and forms add some, so about twice the largest
     *     picture
     */
    public BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Memory is taken as bytes arrive, not as the client announces them. */
    byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(maxBytes + 1);
        } catch (IOException cutOff) {
            throw BodyException.malformed("the body ended early");
        }
        if (body.length > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        return body;
    }
}
