package io.face106.runtime.lane;

import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;

/** What a lane tells. */
final class Told implements LaneListener, LaneListener.Factory {

    final List<Long> waited = Collections.synchronizedList(new ArrayList<>());
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private volatile IntSupplier waiting = () -> 0;

    @Override
    public LaneListener watch(ModelSpec model, IntSupplier depth) {
        waiting = depth;
        return this;
    }

    @Override
    public void waited(long nanos) {
        waited.add(nanos);
    }

    @Override
    public void batch(int rows) {
        batches.add(rows);
    }

    void awaitDepth(int runs) {
        while (waiting.getAsInt() < runs) {
            Thread.onSpinWait();
        }
    }
}
