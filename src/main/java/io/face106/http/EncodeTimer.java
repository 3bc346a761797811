package io.face106.http;

/** Is told how long the JSON of each answer took to write. Called on the request's thread. */
@FunctionalInterface
public interface EncodeTimer {

    /**
     * Takes note of one answer.
     *
     * @param nanos nanoseconds
     */
    void record(long nanos);
}
