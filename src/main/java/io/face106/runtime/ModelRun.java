package io.face106.runtime;

/** One use of a model: fill {@link #input()}, {@link #execute()}, read {@link #output}, close. */
public interface ModelRun extends AutoCloseable {

    /** Its contents are whatever an earlier run left there. */
    Tensor input();

    /**
     * Runs the network on {@link #input()}.
     *
     * @throws ModelException if the library fails
     */
    void execute();

    /** An output of the last {@link #execute()}; {@code name} is one of the manifest's. */
    Tensor output(String name);

    /** Gives the memory back. */
    @Override
    void close();
}
