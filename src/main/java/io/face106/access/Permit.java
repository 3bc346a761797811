package io.face106.access;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to one request. */
public final class Permit implements AutoCloseable {

    private final String key;
    private final Runnable end;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** @param end run once */
    Permit(String key, Runnable end) {
        this.key = key;
        this.end = end;
    }

    /** The id of the key it was given to; empty where there are no keys. */
    public String key() {
        return key;
    }

    /** Gives its place among the key's concurrent requests back; again does nothing. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            end.run();
        }
    }
}
