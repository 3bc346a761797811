package io.face106.http.batch;

import java.nio.charset.StandardCharsets;

/**
 * One header of a tar archive (POSIX.1-1988, ustar; numbers also to base 256, as GNU tar writes large ones).
 *
 * @param path of the entry
 * @param size bytes that follow, at least 0
 * @param type what the entry is
 */
record TarHeader(String path, long size, char type) {

    private static final int NAME = 0;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_LENGTH = 8;

    /** With its zero: GNU's own, older magic has a blank there, and no prefix. */
    private static final String USTAR = "ustar\0";

    /** Whether a block is the mark at the end of an archive: nothing but zeros. */
    static boolean isEnd(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a block.
     *
     * @param place of it in the archive, for messages
     * @throws Unreadable if it is no header
     */
    static TarHeader read(byte[] block, long place) {
        if (number(block, CHECKSUM, CHECKSUM_LENGTH) != sum(block)) {
            throw Unreadable.malformed("no tar header at byte " + place + " of the archive");
        }
        long size = number(block, SIZE, SIZE_LENGTH);
        if (size < 0) {
            throw Unreadable.malformed("a tar header without a size at byte " + place + " of the archive");
        }
        String name = text(block, NAME, NAME_LENGTH);
        boolean ustar = new String(block, MAGIC, USTAR.length(), StandardCharsets.ISO_8859_1).equals(USTAR);
        String prefix = ustar ? text(block, PREFIX, PREFIX_LENGTH) : "";
        return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, size, (char) (block[TYPE] & 0xff));
    }

    /** Of all bytes, those of the checksum taken for blanks. */
    private static long sum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < block.length; i++) {
            boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
            sum += own ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    /** An octal number in blanks and zeros, or one to base 256 behind a set bit; -1 if it is neither, or too large. */
    private static long number(byte[] block, int from, int length) {
        boolean binary = (block[from] & 0x80) != 0;
        long value = binary ? block[from] & 0x7f : 0;
        int i = binary ? from + 1 : from;
        while (!binary && i < from + length && block[i] == ' ') {
            i++;
        }
        int base = binary ? 256 : 8;
        for (; i < from + length; i++) {
            int digit = binary ? block[i] & 0xff : block[i] - '0';
            if (!binary && (block[i] == 0 || block[i] == ' ')) {
                break;
            }
            if (digit < 0 || digit >= base || value > (Long.MAX_VALUE - digit) / base) {
                return -1;
            }
            value = value * base + digit;
        }
        return value;
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }
}
