package io.face106.runtime;

/** A loaded network. Safe for use by many threads; each run belongs to the thread that prepared it. */
public interface Model extends AutoCloseable {

    ModelSpec spec();

    /**
     * Prepares a run, waiting for native memory that no other run uses.
     *
     * @param inputShape the input's shape with every free dimension chosen
     */
    ModelRun prepare(long... inputShape);

    /** Waits for runs under way and frees the network. */
    @Override
    void close();
}
