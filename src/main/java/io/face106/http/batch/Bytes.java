package io.face106.http.batch;

import java.util.Arrays;

/** Bytes of which at most so many are kept: beyond that, none. */
final class Bytes {

    private static final int FIRST = 1 << 10;

    private final int most;
    private byte[] kept = {};
    private long count;

    Bytes(int most) {
        this.most = most;
    }

    void add(byte[] bytes, int from, int to) {
        long before = count;
        count += to - from;
        if (count > most) {
            kept = new byte[0];
            return;
        }
        if (count > kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(most, Math.max(count, Math.max(FIRST, 2L * kept.length))));
        }
        System.arraycopy(bytes, from, kept, (int) before, to - from);
    }

    boolean some() {
        return count > 0;
    }

    boolean tooMany() {
        return count > most;
    }

    /** All of them; the same array until more is added. */
    byte[] kept() {
        int length = tooMany() ? 0 : (int) count;
        if (kept.length > length) {
            kept = Arrays.copyOf(kept, length);
        }
        return kept;
    }
}
