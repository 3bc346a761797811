package io.face106.runtime;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A view of native memory, row by row: an input's bytes, 0..255, or an output's float32 numbers. It is valid only while the
 * {@link ModelRun} it came from is open.
 */
public final class Tensor {

    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private final long[] shape;

    /**
     * Wraps native memory.
     *
     * @param bytes direct, native byte order; position 0, limit at its end
     * @param shape length of each dimension
     */
    public Tensor(ByteBuffer bytes, long... shape) {
        this.bytes = bytes;
        this.floats = bytes.asFloatBuffer();
        this.shape = shape.clone();
    }

    /** An output's numbers; read by index, the position is shared. */
    public FloatBuffer floats() {
        return floats;
    }

    /** Length of one dimension. */
    public int size(int dimension) {
        return Math.toIntExact(shape[dimension]);
    }

    /** The memory of one entry along the first dimension. */
    public ByteBuffer entry(int index) {
        int stride = bytes.capacity() / size(0);
        return bytes.slice(index * stride, stride).order(bytes.order());
    }

    /** How many numbers one entry along the first dimension of an output has. */
    public int stride() {
        return floats.capacity() / size(0);
    }
}
