package io.face106.facepp;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.StageName;
import java.util.Set;

/**
 * What one detect call asks for.
 *
 * @param picture stored bytes, of {@code image_file}, {@code image_base64} or {@code image_url}
 * @param landmarks which points
 * @param attributes which attributes; empty when none was asked for
 * @param everyFace whether landmarks and attributes are wanted for more than the {@link #ANALYSED} largest faces
 */
public record DetectRequest(
        SubmittedPicture picture, LandmarkSet landmarks, Set<Attribute> attributes, boolean everyFace) {

    /** So many faces, the largest, get landmarks and attributes unless {@code calculate_all} asks for more. */
    public static final int ANALYSED = 5;

    public DetectRequest {
        attributes = Set.copyOf(attributes);
    }

    /** How many faces may have landmarks and attributes in the answer. */
    int analysed() {
        return everyFace ? Integer.MAX_VALUE : ANALYSED;
    }

    /**
     * What to ask of the analysis. Landmarks are always wanted: the rectangle is made of them.
     *
     * @param defaults what Face++ has no parameter for
     */
    public AnalysisOptions options(AnalysisOptions defaults) {
        return new AnalysisOptions(
                defaults.profile(),
                defaults.minFace(),
                defaults.maxFaces(),
                Math.min(analysed(), defaults.maxFaces()),
                defaults.scoreThreshold(),
                attributes.contains(Attribute.HEADPOSE)
                        ? Set.of(StageName.LANDMARK, StageName.POSE)
                        : Set.of(StageName.LANDMARK));
    }
}
