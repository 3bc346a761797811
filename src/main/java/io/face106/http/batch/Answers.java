package io.face106.http.batch;

import io.face106.nativeapi.Problem;
import java.util.function.BooleanSupplier;

/** What a batch is answered, a line at a time, line feeds included. Called by many threads; nothing is thrown. */
public interface Answers {

    /**
     * One line.
     *
     * @param failed whether it tells why there is no answer
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(byte[] bytes, boolean failed) {}

    /**
     * The line of one picture, which is worked on now.
     *
     * @param index its place in the batch, from 0
     * @param gone whether nobody waits for it any more
     */
    Line answer(int index, Item item, BooleanSupplier gone);

    /** The line that says why the batch ends early. */
    byte[] broken(Problem problem);

    /**
     * The last line.
     *
     * @param pictures lines before, but for {@link #broken}
     * @param failed those of them that have no answer
     * @param complete whether these were all pictures of the batch
     */
    byte[] summary(int pictures, int failed, boolean complete);
}
