package io.face106.testing;

import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run whose outputs are given. */
public final class RecordedRun implements ModelRun {

    private final Map<String, Tensor> outputs = new HashMap<>();
    private @Nullable Tensor input;

    public RecordedRun with(String output, float[] numbers, long... shape) {
        ByteBuffer bytes = allocate(numbers.length);
        bytes.asFloatBuffer().put(numbers);
        outputs.put(output, new Tensor(bytes, shape));
        return this;
    }

    /** With room for an input that nobody looks at. */
    public RecordedRun withInput(long... shape) {
        input = new Tensor(allocate(Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))), shape);
        return this;
    }

    private static ByteBuffer allocate(int numbers) {
        return ByteBuffer.allocateDirect(Float.BYTES * numbers).order(ByteOrder.nativeOrder());
    }

    @Override
    public Tensor input() {
        return Objects.requireNonNull(input, "input");
    }

    @Override
    public void execute() {}

    @Override
    public Tensor output(String name) {
        return Objects.requireNonNull(outputs.get(name), name);
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
