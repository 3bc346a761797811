package io.face106.stage.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Puts an orientation into stored pictures. */
final class Exif {

    private Exif() {}

    /** An EXIF block: one directory with an entry that is not the orientation and one that is. */
    static byte[] tiff(ByteOrder order, int orientation) {
        return ByteBuffer.allocate(38)
                .order(order)
                .put(text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0100)
                .putShort((short) 3)
                .putInt(1)
                .putInt(0)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static byte[] inJpeg(byte[] jpeg, byte[]... app1) {
        byte[] out = Arrays.copyOf(jpeg, 2);
        for (byte[] data : app1) {
            byte[] head = ByteBuffer.allocate(4)
                    .putShort((short) 0xFFE1)
                    .putShort((short) (data.length + 2))
                    .array();
            out = Pictures.joined(out, head, data);
        }
        return Pictures.joined(out, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] app1(byte[] tiff) {
        return Pictures.joined(text("Exif\0\0"), tiff);
    }

    /** Right after IHDR. */
    static byte[] inPng(byte[] png, byte[] chunk) {
        int ihdrEnd = 8 + 12 + 13;
        return Pictures.joined(Arrays.copyOf(png, ihdrEnd), chunk, Arrays.copyOfRange(png, ihdrEnd, png.length));
    }

    /** Right before IEND. */
    static byte[] atPngEnd(byte[] png, byte[] chunk) {
        int iend = png.length - 12;
        return Pictures.joined(Arrays.copyOf(png, iend), chunk, Arrays.copyOfRange(png, iend, png.length));
    }

    static byte[] pngChunk(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(text(name));
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(text(name))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A simple WebP made an extended one, with EXIF after the pixels. */
    static byte[] inWebp(byte[] webp, int flags, byte[] tiff) {
        byte[] canvas = {(byte) flags, 0, 0, 0, (byte) (Pictures.WIDTH - 1), 0, 0, (byte) (Pictures.HEIGHT - 1), 0, 0};
        byte[] image = Arrays.copyOfRange(webp, 12, webp.length);
        byte[] chunks = Pictures.joined(text("WEBP"), webpChunk("VP8X", canvas), image, webpChunk("EXIF", tiff));
        return webpChunk("RIFF", chunks);
    }

    static byte[] webpChunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
