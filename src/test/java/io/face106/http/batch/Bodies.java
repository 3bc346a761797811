package io.face106.http.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bodies of batches, and how they arrive. */
final class Bodies {

    static final String BOUNDARY = "XX";
    private static final int BLOCK = 512;

    private Bodies() {}

    /** One that comes in pieces of any length, the same for the same seed. */
    static Feed inPieces(byte[] body, long seed) {
        Random random = new Random(seed);
        InputStream in = new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(count, 1 + random.nextInt(random.nextBoolean() ? 3 : 5000)));
            }
        };
        return new Feed(in, () -> {});
    }

    static Feed of(byte[] body) {
        return new Feed(new ByteArrayInputStream(body), () -> {});
    }

    static Feed of(String body) {
        return of(bytes(body));
    }

    /** Every character one byte. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<Item> all(Items items) {
        List<Item> all = new ArrayList<>();
        for (Item item = items.next(); item != null; item = items.next()) {
            all.add(item);
        }
        return all;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] part(String disposition, byte[] content) {
        return joined(
                bytes("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition
                        + "\r\nContent-Type: image/jpeg\r\n\r\n"),
                content,
                bytes("\r\n"));
    }

    static byte[] multipart(byte[]... parts) {
        return joined(joined(parts), bytes("--" + BOUNDARY + "--\r\n"));
    }

    /** An entry of a ustar archive. */
    static byte[] entry(String name, char type, byte[] content) {
        return joined(header(name, type, content.length), content, padding(content.length));
    }

    static byte[] tar(byte[]... entries) {
        return joined(joined(entries), new byte[2 * BLOCK]);
    }

    static byte[] header(String name, char type, long size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name.getBytes(StandardCharsets.UTF_8));
        put(header, 100, bytes("0000644\0"));
        put(header, 124, bytes(String.format("%011o ", size)));
        put(header, 156, new byte[] {(byte) type});
        put(header, 257, bytes("ustar\00000"));
        return signed(header);
    }

    /** With the checksum of what it says now. */
    static byte[] signed(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, bytes(String.format("%06o\0 ", sum)));
        return header;
    }

    static void put(byte[] target, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    static byte[] padding(int size) {
        return new byte[(BLOCK - size % BLOCK) % BLOCK];
    }

    /** A record of an extended header. */
    static byte[] pax(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.getBytes(StandardCharsets.UTF_8).length;
        int digits = String.valueOf(length).length();
        digits = String.valueOf(length + digits).length();
        return ((length + digits) + rest).getBytes(StandardCharsets.UTF_8);
    }
}
