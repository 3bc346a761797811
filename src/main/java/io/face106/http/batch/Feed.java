package io.face106.http.batch;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body as it arrives: a buffer with a place in it. Whatever ends it before its end is a {@link Unreadable}. For one
 * thread.
 */
public final class Feed {

    private static final int SIZE = 1 << 16;

    /** Asked whenever bytes are wanted and again when they have come; throws to end the reading. */
    @FunctionalInterface
    interface Watch {
        void check();
    }

    private final InputStream in;
    private final Watch watch;
    private final byte[] buffer = new byte[SIZE];
    private int at = 1;
    private int end = 1;
    private long before = -1;

    Feed(InputStream in, Watch watch) {
        this.in = in;
        this.watch = watch;
        // A body begins at the start of a line: whoever looks for those may go back().
        buffer[0] = '\n';
    }

    /**
     * Waits for more bytes and puts them behind those that are there, which must be fewer than the buffer holds.
     *
     * @return false if there are no more
     */
    public boolean fill() {
        if (end == SIZE) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            before += at;
            end -= at;
            at = 0;
        }
        int count = read(buffer, end, SIZE - end);
        end += Math.max(0, count);
        return count >= 0;
    }

    /** How many bytes of the body lie before this place. */
    long position() {
        return before + at;
    }

    /** How many bytes are there. */
    int available() {
        return end - at;
    }

    /** The byte so far ahead of this place, which must be there. */
    byte peek(int ahead) {
        return buffer[at + ahead];
    }

    /** Whether these bytes are at so far ahead of this place; false if not all of them are there. */
    boolean startsWith(byte[] wanted, int ahead) {
        int from = at + ahead;
        return from + wanted.length <= end
                && Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /** How far ahead the next such byte is, from so far ahead on; -1 if it is not there. */
    int find(char wanted, int ahead) {
        for (int i = at + ahead; i < end; i++) {
            if (buffer[i] == wanted) {
                return i - at;
            }
        }
        return -1;
    }

    void skip(int count) {
        at += count;
    }

    /** One byte back: to the last one taken, before the buffer is filled again; at the beginning to a line feed before it. */
    void back() {
        at--;
    }

    /** Takes so many of the bytes that are there. */
    void move(int count, Bytes target) {
        target.add(buffer, at, at + count);
        at += count;
    }

    /**
     * Takes the rest of the line, without its line feed.
     *
     * @return null if there is nothing more
     */
    @Nullable
    Bytes line(int most) {
        Bytes line = new Bytes(most);
        while (true) {
            int length = find('\n', 0);
            if (length >= 0) {
                move(length, line);
                skip(1);
                return line;
            }
            boolean some = available() > 0;
            move(available(), line);
            if (!fill()) {
                return some || line.some() ? line : null;
            }
        }
    }

    /**
     * Takes bytes until the array is full.
     *
     * @return how many there were: fewer only at the end of the body
     */
    int fill(byte[] target) {
        int done = Math.min(available(), target.length);
        System.arraycopy(buffer, at, target, 0, done);
        at += done;
        while (done < target.length) {
            int count = read(target, done, target.length - done);
            if (count < 0) {
                break;
            }
            before += count;
            done += count;
        }
        return done;
    }

    /**
     * Passes over bytes.
     *
     * @return how many there were: fewer only at the end of the body
     */
    long pass(long count) {
        long left = count;
        while (left > 0 && (available() > 0 || fill())) {
            int step = (int) Math.min(left, available());
            at += step;
            left -= step;
        }
        return count - left;
    }

    private int read(byte[] target, int from, int count) {
        watch.check();
        try {
            int read = in.read(target, from, count);
            watch.check();
            return read;
        } catch (IOException cutOff) {
            watch.check();
            String why = slow(cutOff) ? "no more of the body came for too long" : "the connection broke off";
            throw Unreadable.malformed(why + ", after byte " + (before + end));
        }
    }

    private static boolean slow(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }
}
