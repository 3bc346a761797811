package io.face106.facepp;

import io.face106.facepp.FaceppError.Code;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of {@code POST /facepp/v3/detect}. Unknown parameters are ignored, as Face++ ignores them. Checked
 * in this order: presence of a picture, values, the picture's own encoding.
 */
public final class DetectReader {

    private final PictureReader pictures;
    private final Attributes attributes;

    public DetectReader(PictureReader pictures, Attributes attributes) {
        this.pictures = pictures;
        this.attributes = attributes;
    }

    /**
     * Reads one request.
     *
     * @throws FaceppException if something is missing or wrong
     * @throws io.face106.domain.Refusal if the link to a picture cannot be followed
     */
    public DetectRequest read(Parameters parameters) {
        if (!PictureReader.given(parameters)) {
            throw new FaceppException(new FaceppError(Code.MISSING_ARGUMENTS, PictureReader.ANY));
        }
        FaceOptions options = FaceOptions.read(parameters, attributes);
        boolean everyFace = parameters.upTo(1, "calculate_all", 0) == 1;
        FaceRectangle only = only(parameters);
        return new DetectRequest(pictures.read(parameters), options, everyFace, only);
    }

    private static @Nullable FaceRectangle only(Parameters parameters) {
        String text = parameters.optional(FaceRectangle.PARAMETER);
        return text == null ? null : FaceRectangle.parse(text);
    }
}
