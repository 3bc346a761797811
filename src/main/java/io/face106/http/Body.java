package io.face106.http;

import io.face106.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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
     * Reads it, once, into an array of the length that the client announces, as far as there is room for it yet. Room is taken
     * as bytes arrive, not as they are announced; what the body did not need of it goes to others at once.
     *
     * @throws BodyException if it is too long, too slow, or ends early
     * @throws io.face106.domain.Refusal after waiting in vain for room, or when the caller has no more use for the answer
     */
    byte[] read() {
        long start = System.nanoTime();
        byte[] body = new byte[longer(0)];
        int length = 0;
        try {
            InputStream in = request.getInputStream();
            while (true) {
                boolean full = length == body.length;
                // A body is over when one byte more is asked for, not when it has as many as announced.
                int next = full ? in.read() : in.read(body, length, body.length - length);
                if (next < 0) {
                    break;
                }
                units += reader.admit(caller, units, length + (full ? 1 : next), System.nanoTime() - start);
                if (full) {
                    body = Arrays.copyOf(body, longer(length));
                    body[length] = (byte) next;
                }
                length += full ? 1 : next;
            }
        } catch (IOException cutOff) {
            throw BodyException.malformed("the body ended early");
        }
        keep(Math.min(units, reader.units(length)));
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    /** The next length of the array: what was announced, but no more than there is room for, or twice what has come. */
    private int longer(int length) {
        long announced = request.getContentLengthLong();
        long first = announced < 0 ? BUFFER : Math.min(announced, BodyReader.bytes(units));
        long twice = announced > length ? Math.min(announced, 2L * length) : 2L * length + BUFFER;
        return Math.toIntExact(Math.min(Integer.MAX_VALUE - 16L, length == 0 && first > 0 ? first : twice));
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
