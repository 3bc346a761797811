package io.face106.http.batch;

import java.io.ByteArrayOutputStream;

/** Bytes of which at most so many are kept: beyond that, none. */
final class Bytes {

    private final int most;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long count;

    Bytes(int most) {
        this.most = most;
    }

    void add(byte[] bytes, int from, int to) {
        count += to - from;
        if (count <= most) {
            kept.write(bytes, from, to - from);
        } else if (kept.size() > 0) {
            kept = new ByteArrayOutputStream();
        }
    }

    boolean some() {
        return count > 0;
    }

    boolean tooMany() {
        return count > most;
    }

    byte[] kept() {
        return kept.toByteArray();
    }
}
