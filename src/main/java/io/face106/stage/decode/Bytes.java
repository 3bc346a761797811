package io.face106.stage.decode;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A window of a byte array that cannot be left: whoever reads past its end meets a picture that is cut off. Positions
 * count from the window's start; numbers are unsigned.
 */
final class Bytes {

    private final byte[] array;
    private final int from;
    private final int length;

    /** @param array not copied */
    Bytes(byte[] array) {
        this(array, 0, array.length);
    }

    private Bytes(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    int length() {
        return length;
    }

    int u8(int at) {
        need(at, 1);
        return array[from + at] & 0xFF;
    }

    int u16Big(int at) {
        need(at, 2);
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) {
        need(at, 2);
        return u8(at + 1) << 8 | u8(at);
    }

    int u24Little(int at) {
        need(at, 3);
        return u8(at + 2) << 16 | u16Little(at);
    }

    long u32Big(int at) {
        need(at, 4);
        return (long) u16Big(at) << 16 | u16Big(at + 2);
    }

    long u32Little(int at) {
        need(at, 4);
        return (long) u16Little(at + 2) << 16 | u16Little(at);
    }

    /** The window of {@code size} bytes that starts at {@code at}. */
    Bytes slice(int at, long size) {
        need(at, size);
        return new Bytes(array, from + at, (int) size);
    }

    /** Whether the text, one byte for each character, stands at {@code at}; false where the window ends before. */
    boolean hasAt(int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at > length - wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (array[from + at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(String text) {
        return hasAt(0, text);
    }

    /** The first place of the byte at or after {@code at}; the window's length if there is none. */
    int find(int wanted, int at) {
        byte value = (byte) wanted;
        int end = from + length;
        int i = from + at;
        while (i < end && array[i] != value) {
            i++;
        }
        return Math.min(i - from, length);
    }

    /** Whether the two bytes stand together anywhere at or after {@code at}; looks from the end. */
    boolean containsAfter(int at, int first, int second) {
        for (int i = from + length - 2; i >= from + at; i--) {
            if ((array[i] & 0xFF) == first && (array[i + 1] & 0xFF) == second) {
                return true;
            }
        }
        return false;
    }

    /** One character for each byte. */
    String text(int at, int size) {
        need(at, size);
        return new String(array, from + at, size, StandardCharsets.ISO_8859_1);
    }

    long crc32() {
        CRC32 sum = new CRC32();
        sum.update(array, from, length);
        return sum.getValue();
    }

    private void need(int at, long size) {
        if (at < 0 || size < 0 || at > length - size) {
            throw new Refusal(Reason.UNREADABLE_IMAGE, "the picture is cut off: it ends inside its header");
        }
    }
}
