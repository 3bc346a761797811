package io.face106.http.batch;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What extended headers (POSIX.1-2001, pax) say of the next entry.
 *
 * @param path null if they do not tell
 * @param size bytes; null if they do not tell
 */
record PaxHeader(@Nullable String path, @Nullable Long size) {

    static final PaxHeader NONE = new PaxHeader(null, null);

    private static final String PATH = "path";
    private static final String SIZE = "size";
    private static final int MOST_DIGITS = 16;

    PaxHeader withPath(String found) {
        return new PaxHeader(found, size);
    }

    /**
     * With what a header says: records of a length in decimal digits, a blank, {@code key=value} and a line feed. The length
     * is that of the whole record.
     *
     * @throws Unreadable if it says something else
     */
    PaxHeader with(byte[] header) {
        PaxHeader result = this;
        int at = 0;
        while (at < header.length && header[at] != 0) {
            int blank = indexOf(header, ' ', at, header.length);
            long length = number(text(header, at, blank));
            if (length <= blank + 1 - at || length > header.length - at || header[(int) (at + length - 1)] != '\n') {
                throw Unreadable.malformed("the tar archive has an extended header that is none");
            }
            int end = (int) (at + length);
            int equals = indexOf(header, '=', blank + 1, end - 1);
            String value = text(header, Math.min(equals + 1, end - 1), end - 1);
            result = result.with(text(header, blank + 1, equals), value);
            at = end;
        }
        return result;
    }

    private PaxHeader with(String key, String value) {
        return switch (key) {
            case PATH -> new PaxHeader(value, size);
            case SIZE -> new PaxHeader(path, number(value));
            default -> this;
        };
    }

    private static long number(String digits) {
        try {
            if (!digits.isEmpty() && digits.length() <= MOST_DIGITS && Character.isDigit(digits.charAt(0))) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like none at all.
        }
        throw Unreadable.malformed("the tar archive has an extended header without a number");
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
