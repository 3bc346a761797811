package io.face106.facepp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads base64 as clients send it: with a data URI's prefix, with line breaks, with blanks where a form decoder ate the
 * plus signs, in the URL alphabet, with or without padding.
 */
final class Base64Text {

    private static final String PREFIX = "data:";
    private static final String PREFIX_END = ";base64,";

    private Base64Text() {}

    /** @throws IllegalArgumentException if it is not base64 all the same */
    static byte[] decode(String text) {
        // No picture ends in a '+', so outer blanks are just blanks.
        byte[] characters = withoutPrefix(text).strip().getBytes(StandardCharsets.ISO_8859_1);
        int kept = 0;
        for (byte character : characters) {
            if (character != '\n' && character != '\r' && character != '\t') {
                characters[kept++] = standard(character);
            }
        }
        while (kept > 0 && characters[kept - 1] == '=') {
            kept--;
        }
        return Base64.getDecoder().decode(Arrays.copyOf(characters, kept));
    }

    private static String withoutPrefix(String text) {
        if (!text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return text;
        }
        int end = text.indexOf(PREFIX_END);
        if (end < 0) {
            throw new IllegalArgumentException("a data URI that is not base64");
        }
        return text.substring(end + PREFIX_END.length());
    }

    private static byte standard(byte character) {
        return switch (character) {
            case ' ', '-' -> '+';
            case '_' -> '/';
            default -> character;
        };
    }
}
