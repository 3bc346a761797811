package io.face106.facepp;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.StageName;
import io.face106.facepp.FaceppError.Code;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one detect call asks for.
 *
 * @param picture stored bytes, of {@code image_file}, {@code image_base64} or {@code image_url}
 * @param face what to tell of each face
 * @param everyFace whether landmarks and attributes are wanted for more than the {@link #ANALYSED} largest faces
 * @param only look at the one face here; null for the whole picture
 */
public record DetectRequest(
        SubmittedPicture picture,
        FaceOptions face,
        boolean everyFace,
        @Nullable FaceRectangle only) {

    /** So many faces, the largest, get landmarks and attributes unless {@code calculate_all} asks for more. */
    public static final int ANALYSED = 5;

    /**
     * Reads the parameters of {@code POST /facepp/v3/detect}. Unknown parameters are ignored, as Face++ ignores them.
     * Checked in this order: presence of a picture, values, the picture's own encoding.
     *
     * @throws FaceppException if something is missing or wrong
     * @throws io.face106.domain.Refusal if the link to a picture cannot be followed
     */
    public static DetectRequest read(Parameters parameters, Attributes attributes, PictureReader pictures) {
        if (!PictureReader.given(parameters)) {
            throw new FaceppException(new FaceppError(Code.MISSING_ARGUMENTS, PictureReader.ANY));
        }
        FaceOptions options = FaceOptions.read(parameters, attributes);
        boolean everyFace = parameters.upTo(1, "calculate_all", 0) == 1;
        String only = parameters.optional(FaceRectangle.PARAMETER);
        FaceRectangle rectangle = only == null ? null : FaceRectangle.parse(only);
        return new DetectRequest(pictures.read(parameters), options, everyFace, rectangle);
    }

    /** How many faces may have landmarks and attributes in the answer. */
    int analysed() {
        return everyFace ? Integer.MAX_VALUE : ANALYSED;
    }

    /**
     * What to ask of the analysis. Landmarks are always wanted: the rectangle is made of them.
     *
     * @param defaults what Face++ has no parameter for
     * @param kept whether faces are kept for later calls, which may ask for anything of any of them
     */
    public AnalysisOptions options(AnalysisOptions defaults, boolean kept) {
        return new AnalysisOptions(
                defaults.profile(),
                defaults.minFace(),
                defaults.maxFaces(),
                kept ? defaults.maxFaces() : Math.min(analysed(), defaults.maxFaces()),
                defaults.scoreThreshold(),
                kept ? AnalysisOptions.OPTIONAL : stages(),
                only == null ? null : only.box());
    }

    private Set<StageName> stages() {
        Set<StageName> stages = EnumSet.of(StageName.LANDMARK);
        if (face.attributes().contains(Attribute.HEADPOSE)) {
            stages.add(StageName.POSE);
        }
        if (face.attributes().contains(Attribute.BLUR) || face.attributes().contains(Attribute.FACEQUALITY)) {
            stages.add(StageName.QUALITY);
        }
        if (!Collections.disjoint(face.attributes(), Attribute.OF_OCCLUSION)) {
            stages.add(StageName.OCCLUSION);
        }
        return stages;
    }
}
