package io.face106.facepp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads text parameters. An empty value counts as not given, as clients send {@code face_rectangle=}. */
final class Parameters {

    private final Map<String, String> text;

    Parameters(Map<String, String> text) {
        this.text = text;
    }

    @Nullable
    String optional(String key) {
        String value = text.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    String optional(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    /** @throws FaceppException {@code MISSING_ARGUMENTS} naming the key */
    String required(String key) {
        String value = optional(key);
        if (value == null) {
            throw new FaceppException(new FaceppError(FaceppError.Code.MISSING_ARGUMENTS, key));
        }
        return value;
    }

    /**
     * A whole number from 0 to {@code highest}; 0 when not given.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS} naming the key
     */
    int upTo(int highest, String key) {
        String value = optional(key, "0").strip();
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        throw new FaceppException(new FaceppError(FaceppError.Code.BAD_ARGUMENTS, key));
    }
}
