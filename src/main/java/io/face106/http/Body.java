package io.face106.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * A request's body, not yet read, and the room that it and all that is made of it may take until it is closed. The bytes
 * are not kept here, so that they can go as soon as they are taken apart. For one thread.
 */
final class Body implements AutoCloseable {

    private final HttpServletRequest request;
    private final BodyReader reader;
    private int permits;

    Body(HttpServletRequest request, BodyReader reader, int permits) {
        this.request = request;
        this.reader = reader;
        this.permits = permits;
    }

    /**
     * Reads it, once. Memory is taken as bytes arrive, not as the client announces them; what the body did not need of its
     * room goes to others at once.
     *
     * @throws BodyException if it is too long or ends early
     */
    byte[] read() {
        int maxBytes = reader.maxBytes();
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(maxBytes + 1);
        } catch (IOException cutOff) {
            throw BodyException.malformed("the body ended early");
        }
        if (body.length > maxBytes) {
            throw BodyException.tooLarge(maxBytes);
        }
        keep(Math.min(permits, reader.permits(body.length)));
        return body;
    }

    /**
     * Makes room for as many bytes more, until it is closed.
     *
     * @throws io.face106.domain.Refusal after waiting in vain
     */
    void widen(int bytes) {
        permits += reader.more(permits, bytes);
    }

    @Override
    public void close() {
        keep(0);
    }

    private void keep(int needed) {
        reader.release(permits - needed);
        permits = needed;
    }
}
