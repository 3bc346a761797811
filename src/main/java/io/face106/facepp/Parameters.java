package io.face106.facepp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a call. An empty value counts as not given, as clients send {@code face_rectangle=}. */
public final class Parameters {

    private final Map<String, String> text;
    private final byte @Nullable [] file;

    /**
     * Those of one request.
     *
     * @param text by name
     * @param file the bytes of {@link PictureReader#FILE}; null or empty if there is none
     */
    public Parameters(Map<String, String> text, byte @Nullable [] file) {
        this.text = text;
        this.file = file == null || file.length == 0 ? null : file;
    }

    /** The same with another picture as a file. */
    public Parameters with(byte[] picture) {
        return new Parameters(text, picture);
    }

    /** The picture that came as a file, or null. */
    public byte @Nullable [] file() {
        return file;
    }

    /** The text of a parameter; null if there is none or it is empty. */
    public @Nullable String optional(String key) {
        String value = text.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    public String optional(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    /**
     * The text of a parameter that must be there.
     *
     * @throws FaceppException {@code MISSING_ARGUMENTS} naming the key
     */
    public String required(String key) {
        String value = optional(key);
        if (value == null) {
            throw new FaceppException(new FaceppError(FaceppError.Code.MISSING_ARGUMENTS, key));
        }
        return value;
    }

    /**
     * A whole number from 0 to {@code highest}.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS} naming the key
     */
    public int upTo(int highest, String key, int otherwise) {
        String value = optional(key);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        throw bad(key);
    }

    /** {@code BAD_ARGUMENTS} naming the key. */
    public static FaceppException bad(String key) {
        return new FaceppException(new FaceppError(FaceppError.Code.BAD_ARGUMENTS, key));
    }
}
