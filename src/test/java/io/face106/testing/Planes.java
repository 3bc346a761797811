package io.face106.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for three colour planes, as a network's input has it. */
public final class Planes {

    /** What {@link #soil} leaves: no picture gives it. */
    public static final float SOIL = -12345;

    private final ByteBuffer bytes;
    private final int width;
    private final int height;

    public Planes(int width, int height) {
        this.width = width;
        this.height = height;
        this.bytes = ByteBuffer.allocateDirect(3 * width * height * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /** Fills the memory as an earlier run would have left it. */
    public void soil() {
        for (int i = 0; i < bytes.capacity(); i += Float.BYTES) {
            bytes.putFloat(i, SOIL);
        }
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    public float at(int plane, int row, int column) {
        return bytes.getFloat(Float.BYTES * ((plane * height + row) * width + column));
    }

    public float[] numbers() {
        float[] numbers = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(0, numbers);
        return numbers;
    }
}
