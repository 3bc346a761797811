package io.face106.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of one picture. Values are checked where they are made (see {@code nativeapi}, {@code facepp},
 * configuration); this record only refuses what no caller could mean.
 *
 * @param profile how much work the landmarks are worth
 * @param minFace smallest face to look for: height of its box, forehead to chin, in pixels of the picture; it sets the
 *     size of the detector's canvas, within bounds, so that smaller faces may be found and, in very large pictures,
 *     faces of this size be missed
 * @param maxFaces keep at most so many faces, the largest
 * @param maxAnalysed run {@code stages} for at most so many of them, the largest
 * @param scoreThreshold how sure the detector must be of a face, 0..1. A small face that it is not quite sure of is
 *     looked at again and must then do better; one below counts only if nothing else is found and the landmark network
 *     sees it too
 * @param stages what is wanted besides the faces' places, of {@link #OPTIONAL}
 * @param region look at the one face inside this rectangle and nowhere else; null for the whole picture
 */
public record AnalysisOptions(
        Profile profile,
        int minFace,
        int maxFaces,
        int maxAnalysed,
        double scoreThreshold,
        Set<StageName> stages,
        @Nullable Box region) {

    /** The stages that a caller can leave out. */
    public static final Set<StageName> OPTIONAL =
            Set.of(StageName.LANDMARK, StageName.OCCLUSION, StageName.POSE, StageName.QUALITY);

    public AnalysisOptions {
        if (minFace < 1 || maxFaces < 1 || maxAnalysed < 0 || !(scoreThreshold > 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException("options out of range: minFace " + minFace + ", maxFaces " + maxFaces
                    + ", maxAnalysed " + maxAnalysed + ", scoreThreshold " + scoreThreshold);
        }
        if (!OPTIONAL.containsAll(stages)) {
            throw new IllegalArgumentException("stages " + stages + " are not all of " + OPTIONAL);
        }
        stages = Set.copyOf(stages);
    }

    /** For the whole picture. */
    public AnalysisOptions(
            Profile profile, int minFace, int maxFaces, int maxAnalysed, double scoreThreshold, Set<StageName> stages) {
        this(profile, minFace, maxFaces, maxAnalysed, scoreThreshold, stages, null);
    }

    public boolean wants(StageName stage) {
        return stages.contains(stage);
    }
}
