package io.face106.http;

import io.face106.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body, not yet read, and the room that it and all that is made of it may take until it is closed. The bytes
 * are not kept here, so that they can go as soon as they are taken apart. For one thread.
 */
final class Body implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private final HttpServletRequest request;
    private final BodyReader reader;
    private final Caller caller;
    private int units;
    private boolean open = true;

    Body(HttpServletRequest request, BodyReader reader, Caller caller, int units) {
        this.request = request;
        this.reader = reader;
        this.caller = caller;
        this.units = units;
    }

    /**
     * Reads it, once. Room is taken as bytes arrive, not as the client announces them; what the body did not need of it goes
     * to others at once.
     *
     * @throws BodyException if it is too long, too slow, or ends early
     * @throws io.face106.domain.Refusal after waiting in vain for room, or when the caller has no more use for the answer
     */
    byte[] read() {
        long start = System.nanoTime();
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        try {
            InputStream in = request.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                units += reader.admit(caller, units, body.size() + count, System.nanoTime() - start);
                body.write(buffer, 0, count);
            }
        } catch (IOException cutOff) {
            throw BodyException.malformed("the body ended early");
        }
        keep(Math.min(units, reader.units(body.size())));
        return body.toByteArray();
    }

    /**
     * Makes room for as many bytes more, until it is closed.
     *
     * @throws io.face106.domain.Refusal after waiting in vain
     */
    void widen(int bytes) {
        units += reader.more(caller, units, bytes);
    }

    @Override
    public void close() {
        keep(0);
        if (open) {
            open = false;
            reader.closed();
        }
    }

    private void keep(int needed) {
        reader.release(units - needed);
        units = needed;
    }
}
