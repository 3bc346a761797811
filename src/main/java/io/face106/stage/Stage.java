package io.face106.stage;

import java.util.List;

/**
 * One question, asked for many items at once.
 *
 * @param <I> what is asked about
 * @param <O> the answer
 */
public interface Stage<I, O> {

    /** Answers every item: the result has the size and the order of the batch, and does not depend on how it is cut. */
    List<O> apply(List<I> batch);
}
