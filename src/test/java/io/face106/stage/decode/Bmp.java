package io.face106.stage.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bitmaps that no writer at hand makes. */
final class Bmp {

    private static final int FILE_HEADER = 14;

    private Bmp() {}

    /**
     * Grey pixels.
     *
     * @param header its size: 12, or 40 and more
     * @param height below zero for rows from top to bottom
     * @param compression 0 or 3
     */
    static byte[] file(int header, int width, int height, int bits, int compression) {
        int row = (width * bits + 31) / 32 * 4;
        byte[] pixels = new byte[row * Math.abs(height)];
        java.util.Arrays.fill(pixels, (byte) 0x55);
        return file(header(header, width, height, bits, compression), bits, compression, pixels);
    }

    static byte[] rle8(int width, int height) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            pixels.writeBytes(new byte[] {(byte) width, (byte) y, 0, 0});
        }
        pixels.writeBytes(new byte[] {0, 1});
        return file(header(40, width, height, 8, 1), 8, 1, pixels.toByteArray());
    }

    private static byte[] header(int size, int width, int height, int bits, int compression) {
        ByteBuffer header =
                ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(size);
        if (size == 12) {
            return header.putShort((short) width)
                    .putShort((short) height)
                    .putShort((short) 1)
                    .putShort((short) bits)
                    .array();
        }
        return header.putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression)
                .array();
    }

    private static byte[] file(byte[] header, int bits, int compression, byte[] pixels) {
        byte[] table = compression == 3 ? masks(bits) : new byte[bits <= 8 ? 4 << bits : 0];
        int start = FILE_HEADER + header.length + table.length;
        return ByteBuffer.allocate(start + pixels.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("BM".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(start + pixels.length)
                .putInt(0)
                .putInt(start)
                .put(header)
                .put(table)
                .put(pixels)
                .array();
    }

    private static byte[] masks(int bits) {
        ByteBuffer masks = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return bits == 16
                ? masks.putInt(0xF800).putInt(0x7E0).putInt(0x1F).array()
                : masks.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).array();
    }
}
