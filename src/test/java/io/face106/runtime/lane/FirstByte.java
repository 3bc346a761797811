package io.face106.runtime.lane;

import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import io.face106.testing.TestModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** A network that answers to each row its first byte, in every number of every output, and cannot stand the byte 13. */
final class FirstByte implements Model {

    static final byte POISON = 13;

    static final ModelSpec SPEC = TestModels.PACK.require("detector");

    /** Rows of each batch, padding counted, in the order they ran. */
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    final List<String> threads = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean closed = new AtomicBoolean();

    private volatile IntConsumer before = rows -> {};

    /** Is told the rows of each batch before it is run. */
    FirstByte before(IntConsumer action) {
        before = action;
        return this;
    }

    @Override
    public ModelSpec spec() {
        return SPEC;
    }

    @Override
    public ModelRun prepare(long... inputShape) {
        threads.add(Thread.currentThread().getName());
        return new Run(tensor(Staging.INPUT_BYTES, inputShape));
    }

    private static Tensor tensor(int elementBytes, long... shape) {
        long bytes = elementBytes;
        for (long length : shape) {
            bytes *= length;
        }
        return new Tensor(ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()), shape);
    }

    @Override
    public void close() {
        closed.set(true);
    }

    private final class Run implements ModelRun {

        private final Tensor input;
        private final Map<String, Tensor> outputs = new HashMap<>();

        private Run(Tensor input) {
            this.input = input;
        }

        @Override
        public Tensor input() {
            return input;
        }

        @Override
        public void execute() {
            int rows = input.size(0);
            before.accept(rows);
            batches.add(rows);
            for (ModelSpec.Output output : SPEC.outputs()) {
                Tensor answer = tensor(Float.BYTES, rows, 2);
                outputs.put(output.name(), answer);
                for (int row = 0; row < rows; row++) {
                    byte first = input.entry(row).get(0);
                    if (first == POISON) {
                        throw new ModelException("row " + row + " is poisoned");
                    }
                    answer.floats().put(2 * row, first).put(2 * row + 1, first);
                }
            }
        }

        @Override
        public Tensor output(String name) {
            return outputs.get(name);
        }

        @Override
        public void close() {
            outputs.clear();
        }
    }
}
