package io.face106.facepp;

import io.face106.domain.Refusal;
import io.face106.facepp.FaceppError.Code;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of {@code POST /facepp/v3/detect}. Unknown parameters are ignored, as Face++ ignores them. Checked
 * in this order: credentials, presence of a picture, values, the picture's own encoding.
 */
public final class DetectReader {

    /** The parameter that carries the picture as a file. */
    public static final String FILE = "image_file";

    private static final String BASE64 = "image_base64";
    private static final String URL = "image_url";

    private final Credentials credentials;
    private final PictureLinks links;

    public DetectReader(Credentials credentials, PictureLinks links) {
        this.credentials = credentials;
        this.links = links;
    }

    /**
     * Reads one request.
     *
     * @param text text parameters by name
     * @param file the bytes of {@code image_file}; null or empty if there is none
     * @throws FaceppException if something is missing, wrong or not allowed
     * @throws Refusal if the picture behind a link cannot be had
     */
    public DetectRequest read(Map<String, String> text, byte @Nullable [] file) {
        Parameters parameters = new Parameters(text);
        if (!credentials.accept(parameters.required("api_key"), parameters.required("api_secret"))) {
            throw new FaceppException(Code.AUTHENTICATION_ERROR);
        }
        boolean hasFile = file != null && file.length > 0;
        if (!hasFile && parameters.optional(BASE64) == null && parameters.optional(URL) == null) {
            throw new FaceppException(new FaceppError(Code.MISSING_ARGUMENTS, String.join(", ", URL, FILE, BASE64)));
        }
        LandmarkSet landmarks = LandmarkSet.of(parameters.upTo(LandmarkSet.HIGHEST, "return_landmark"));
        Set<Attribute> attributes = Attribute.parse(parameters.optional("return_attributes", ""));
        boolean everyFace = parameters.upTo(1, "calculate_all") == 1;
        return new DetectRequest(picture(parameters, file), landmarks, attributes, everyFace);
    }

    /** The file wins over base64, base64 over the link; the losers are not looked at. */
    private SubmittedPicture picture(Parameters parameters, byte @Nullable [] file) {
        if (file != null && file.length > 0) {
            return new SubmittedPicture(FILE, file);
        }
        String base64 = parameters.optional(BASE64);
        if (base64 != null) {
            return new SubmittedPicture(BASE64, decoded(base64));
        }
        return new SubmittedPicture(URL, fetched(parameters.required(URL)));
    }

    private byte[] fetched(String url) {
        try {
            return links.fetch(url);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.failure().on(URL));
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64Text.decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new FaceppException(new FaceppError(Code.IMAGE_ERROR_UNSUPPORTED_FORMAT, BASE64));
        }
    }
}
