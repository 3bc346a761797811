package io.face106.runtime.lane;

import io.face106.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One caller's copy of its rows and of their answers: direct buffers that only grow. Used by one thread at a time, the caller's
 * or, while that waits, the owner's.
 */
final class Staging {

    /** Of one number of an input, 0..255. */
    static final int INPUT_BYTES = Byte.BYTES;

    private final Map<String, ByteBuffer> memory = new HashMap<>();
    private final Map<String, Tensor> outputs = new HashMap<>();

    /** Forgets what was answered and makes room for an input. */
    Tensor input(long... shape) {
        outputs.clear();
        return new Tensor(buffer("", INPUT_BYTES, shape), shape);
    }

    /** The answer of that name, and of that shape. */
    Tensor output(String name, long... shape) {
        Tensor known = outputs.get(name);
        if (known == null || !Arrays.equals(known.shape(), shape)) {
            known = new Tensor(buffer(name, Float.BYTES, shape), shape);
            outputs.put(name, known);
        }
        return known;
    }

    /** The answer of that name, if there is one. */
    @Nullable
    Tensor answered(String name) {
        return outputs.get(name);
    }

    private ByteBuffer buffer(String name, int elementBytes, long... shape) {
        int bytes = Math.toIntExact(Arrays.stream(shape).reduce(elementBytes, Math::multiplyExact));
        ByteBuffer buffer = memory.get(name);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
            memory.put(name, buffer);
        }
        return buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
    }
}
