package io.face106.http;

import java.util.function.Supplier;

/** Is told how long the JSON of each answer took to write. Called on the request's thread. */
@FunctionalInterface
public interface EncodeTimer {

    /**
     * Takes note of one answer.
     *
     * @param nanos nanoseconds
     */
    void record(long nanos);

    /** Writes an answer and takes note of it, unless that fails. */
    default byte[] timed(Supplier<byte[]> writing) {
        long start = System.nanoTime();
        byte[] answer = writing.get();
        record(System.nanoTime() - start);
        return answer;
    }
}
