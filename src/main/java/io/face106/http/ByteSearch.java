package io.face106.http;

import java.util.Arrays;

/**
 * Finds a short run of bytes in a long one (Horspool's algorithm: steps of about the length of what is looked for). Bytes
 * are compared from the first on: a run whose first byte does not come again, such as a line feed and a boundary, takes
 * time proportional to the long one, whatever both are.
 */
final class ByteSearch {

    private final byte[] wanted;
    private final int[] step = new int[256];

    ByteSearch(byte[] wanted) {
        this.wanted = wanted;
        Arrays.fill(step, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            step[wanted[i] & 0xff] = wanted.length - 1 - i;
        }
    }

    /** Where it begins, at {@code from} or later; -1 if nowhere. */
    int find(byte[] bytes, int from) {
        int last = wanted.length - 1;
        int start = from;
        while (start + last < bytes.length) {
            int i = 0;
            while (i <= last && bytes[start + i] == wanted[i]) {
                i++;
            }
            if (i > last) {
                return start;
            }
            start += step[bytes[start + last] & 0xff];
        }
        return -1;
    }
}
