package io.face106.pipeline;

/**
 * How fast one place has worked lately: all work of the last pictures by all the time it took, the older ones counting less
 * and less. Not safe for use by many threads.
 */
final class Pace {

    /** What a picture's weight is multiplied by with each later one: a picture counts for the next hundred or so. */
    private static final double KEPT = 0.98;

    private double work;
    private double nanos;

    /** A picture was worked on. */
    void finished(long pixels, long took) {
        work = KEPT * work + pixels;
        nanos = KEPT * nanos + took;
    }

    /** How long one place takes for so much work; 0 as long as nothing is known. */
    long nanosFor(long pixels) {
        return work == 0 ? 0 : Math.round(pixels * nanos / work);
    }
}
