package io.face106.facepp.dense;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.StageName;
import io.face106.facepp.FaceppError;
import io.face106.facepp.FaceppError.Code;
import io.face106.facepp.FaceppException;
import io.face106.facepp.Parameters;
import io.face106.facepp.PictureReader;
import io.face106.facepp.SubmittedPicture;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one thousandlandmark call asks for.
 *
 * @param token of the face; wins over a picture
 * @param picture whose largest face is drawn; null if and only if there is a token
 * @param groups what to draw
 */
public record DenseRequest(@Nullable String token, @Nullable SubmittedPicture picture, Set<DenseGroup> groups) {

    private static final String TOKEN = "face_token";

    public DenseRequest {
        groups = Set.copyOf(groups);
    }

    /**
     * Reads the parameters of {@code POST /facepp/v1/face/thousandlandmark}. Checked in this order: presence of a token or
     * a picture, values, the picture's own encoding.
     *
     * @throws FaceppException if something is missing or wrong
     * @throws io.face106.domain.Refusal if the link to a picture cannot be followed
     */
    public static DenseRequest read(Parameters parameters, PictureReader pictures) {
        String token = parameters.optional(TOKEN);
        if (token == null && !PictureReader.given(parameters)) {
            throw new FaceppException(
                    new FaceppError(Code.MISSING_ARGUMENTS, String.join(", ", PictureReader.ANY, TOKEN)));
        }
        Set<DenseGroup> groups = DenseGroup.parse(parameters.optional("return_landmark"));
        return token == null
                ? new DenseRequest(null, pictures.read(parameters), groups)
                : new DenseRequest(token.strip(), null, groups);
    }

    /**
     * What to ask of the analysis of the picture: its largest face.
     *
     * @param defaults what Face++ has no parameter for
     */
    public static AnalysisOptions options(AnalysisOptions defaults) {
        return new AnalysisOptions(
                defaults.profile(), defaults.minFace(), 1, 1, defaults.scoreThreshold(), Set.of(StageName.LANDMARK));
    }
}
