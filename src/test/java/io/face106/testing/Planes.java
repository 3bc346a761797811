package io.face106.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Native memory for three colour planes, as a network's input has it. */
public final class Planes {

    /** What {@link #soil} leaves. */
    public static final int SOIL = 77;

    private final ByteBuffer bytes;
    private final int width;
    private final int height;

    public Planes(int width, int height) {
        this.width = width;
        this.height = height;
        this.bytes = ByteBuffer.allocateDirect(3 * width * height);
    }

    /** Fills the memory as an earlier run would have left it. */
    public void soil() {
        soil(SOIL);
    }

    public void soil(int with) {
        byte[] soil = new byte[bytes.capacity()];
        Arrays.fill(soil, (byte) with);
        bytes.put(0, soil);
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    /** 0..255. */
    public int at(int plane, int row, int column) {
        return bytes.get((plane * height + row) * width + column) & 0xFF;
    }

    /** All of them, 0..255. */
    public int[] numbers() {
        int[] numbers = new int[bytes.capacity()];
        Arrays.setAll(numbers, i -> bytes.get(i) & 0xFF);
        return numbers;
    }
}
