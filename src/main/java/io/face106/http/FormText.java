package io.face106.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name=value&name=value}, of a query string or an urlencoded body, as UTF-8. An escape that is none is
 * taken as it stands, as a text may hold a bare percent sign; only a form with far more pairs than any is refused.
 */
final class FormText {

    /** Forms here have about ten; millions of empty pairs would fill the memory. */
    private static final int MAX_PAIRS = 100;

    private FormText() {}

    /**
     * The pairs in their order, repeated names included; a name without {@code =} has an empty value.
     *
     * @throws BodyException if there are more than {@value #MAX_PAIRS}
     */
    static List<Map.Entry<String, String>> parse(@Nullable String query) {
        return query == null ? List.of() : parse(query.getBytes(StandardCharsets.UTF_8));
    }

    static List<Map.Entry<String, String>> parse(byte[] form) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        int start = 0;
        while (start < form.length) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (pairs.size() == MAX_PAIRS) {
                    throw BodyException.malformed("more than " + MAX_PAIRS + " pairs of name and value");
                }
                int equals = indexOf(form, '=', start, end);
                String name = decode(form, start, equals);
                pairs.add(Map.entry(name, equals < end ? decode(form, equals + 1, end) : ""));
            }
            start = end + 1;
        }
        return pairs;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    private static String decode(byte[] bytes, int from, int to) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte character = bytes[i];
            if (character == '+') {
                character = ' ';
            } else if (character == '%' && i + 2 < to && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                character = (byte) (hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                i += 2;
            }
            decoded[length++] = character;
        }
        return new String(Arrays.copyOf(decoded, length), StandardCharsets.UTF_8);
    }

    private static int hex(byte character) {
        return Character.digit(character, 16);
    }
}
