package io.face106.access;

/** The right to one request. Closing it gives its place among the key's concurrent requests back; again does nothing. */
public interface Permit extends AutoCloseable {

    @Override
    void close();
}
