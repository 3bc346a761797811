package io.face106.facepp;

import io.face106.domain.Refusal;
import io.face106.facepp.FaceppError.Code;
import java.util.List;

/**
 * Reads the picture of a call: {@code image_file} wins over {@code image_base64}, that over {@code image_url}; the losers
 * are not looked at.
 */
public final class PictureReader {

    /** The part that carries the picture as a file. */
    public static final String FILE = "image_file";

    private static final String BASE64 = "image_base64";
    private static final String URL = "image_url";

    /** The three, in the order in which they win. */
    public static final List<String> PARAMETERS = List.of(FILE, BASE64, URL);

    /** The same, in the order in which the recorded error names them. */
    public static final String ANY = String.join(", ", URL, FILE, BASE64);

    private final PictureLinks links;

    public PictureReader(PictureLinks links) {
        this.links = links;
    }

    /** Whether there is one; it is not looked at. */
    public static boolean given(Parameters parameters) {
        return parameters.file() != null || parameters.optional(BASE64) != null || parameters.optional(URL) != null;
    }

    /**
     * The picture; a link is followed now.
     *
     * @throws FaceppException {@code IMAGE_ERROR_UNSUPPORTED_FORMAT} if the base64 is none
     * @throws Refusal if a link cannot be followed
     */
    public SubmittedPicture read(Parameters parameters) {
        byte[] file = parameters.file();
        if (file != null) {
            return new SubmittedPicture(FILE, file);
        }
        String base64 = parameters.optional(BASE64);
        return base64 != null
                ? new SubmittedPicture(BASE64, decoded(base64))
                : new SubmittedPicture(URL, fetched(parameters.required(URL)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64Text.decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new FaceppException(new FaceppError(Code.IMAGE_ERROR_UNSUPPORTED_FORMAT, BASE64));
        }
    }

    private byte[] fetched(String url) {
        try {
            return links.fetch(url);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.failure().on(URL));
        }
    }
}
