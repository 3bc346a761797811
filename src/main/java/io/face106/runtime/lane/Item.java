package io.face106.runtime.lane;

import io.face106.domain.Caller;
import io.face106.domain.Refusal;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a caller's run, on their way through a lane. Its staging belongs to the caller until the item is added and again
 * when it is answered, in between to whoever serves it.
 */
final class Item {

    /**
     * Which rows of a run.
     *
     * @param staging where their answers go
     * @param input all rows of the run
     * @param first of these
     * @param count of these
     */
    record Rows(Staging staging, Tensor input, int first, int count) {}

    private final Rows rows;
    private final RowShape shape;
    private final Caller caller;
    private final long since;
    private final CompletableFuture<@Nullable Void> answered = new CompletableFuture<>();

    /** @param since when it came, nanoseconds */
    Item(Rows rows, Caller caller, long since) {
        this.rows = rows;
        this.shape = RowShape.of(rows.input().shape());
        this.caller = caller;
        this.since = since;
    }

    int rows() {
        return rows.count();
    }

    RowShape shape() {
        return shape;
    }

    long waited(long now) {
        return now - since;
    }

    /** Why nobody has any use for the answer; null if somebody has. */
    @Nullable
    RuntimeException unwanted(long now) {
        try {
            if (caller.gone().getAsBoolean()) {
                return Caller.left();
            }
        } catch (RuntimeException unknown) {
            return unknown;
        }
        return now - caller.deadlineNanos() < 0 ? null : Caller.late();
    }

    /** Copies its rows into a batch, from one row on. */
    void copyInto(ModelRun batch, int at) {
        batch.input().entries(at, rows.count()).put(rows.input().entries(rows.first(), rows.count()));
    }

    /** Copies their answers out of a batch. */
    void copyFrom(ModelRun batch, int at, ModelSpec spec) {
        for (ModelSpec.Output output : spec.outputs()) {
            Tensor all = batch.output(output.name());
            long[] wanted = all.shape();
            wanted[0] = rows.input().size(0);
            rows.staging()
                    .output(output.name(), wanted)
                    .entries(rows.first(), rows.count())
                    .put(all.entries(at, rows.count()));
        }
    }

    /** Lets its caller go on; what it was answered first counts. */
    void succeed() {
        answered.complete(null);
    }

    /** Lets its caller go on with a failure, unless it was answered before. */
    void fail(Throwable reason) {
        answered.completeExceptionally(reason);
    }

    /**
     * Waits for the answer, even when interrupted: until then others read and write its memory.
     *
     * @throws ModelException if the network failed
     * @throws Refusal if nobody wants the answer any more
     */
    void await() {
        try {
            answered.join();
        } catch (CompletionException e) {
            Throwable failure = e.getCause();
            if (failure instanceof Refusal refusal) {
                throw refusal;
            }
            String message = failure instanceof ModelException ? failure.getMessage() : "a network failed: " + failure;
            throw new ModelException(String.valueOf(message), failure);
        }
    }
}
