package io.face106.testing;

import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A run whose outputs are given. */
public final class RecordedRun implements ModelRun {

    private final Map<String, Tensor> outputs = new HashMap<>();

    public RecordedRun with(String output, float[] numbers, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Float.BYTES * numbers.length).order(ByteOrder.nativeOrder());
        bytes.asFloatBuffer().put(numbers);
        outputs.put(output, new Tensor(bytes, shape));
        return this;
    }

    @Override
    public Tensor input() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor output(String name) {
        return Objects.requireNonNull(outputs.get(name), name);
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
