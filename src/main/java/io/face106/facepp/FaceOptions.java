package io.face106.facepp;

import java.util.Set;

/**
 * What a call wants to know of each face.
 *
 * @param landmarks which points
 * @param attributes which attributes; empty when none was asked for
 */
public record FaceOptions(LandmarkSet landmarks, Set<Attribute> attributes) {

    private static final int HIGHEST_BEAUTY = 100;

    public FaceOptions {
        attributes = Set.copyOf(attributes);
    }

    /**
     * Reads them. The interval of beauty scores is checked and else of no use: beauty is not told.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS}
     */
    static FaceOptions read(Parameters parameters, Attributes attributes) {
        LandmarkSet landmarks = LandmarkSet.of(parameters.upTo(LandmarkSet.HIGHEST, "return_landmark", 0));
        Set<Attribute> asked = attributes.read(parameters);
        int least = parameters.upTo(HIGHEST_BEAUTY, "beauty_score_min", 0);
        if (parameters.upTo(HIGHEST_BEAUTY, "beauty_score_max", HIGHEST_BEAUTY) < least) {
            throw Parameters.bad("beauty_score_max");
        }
        return new FaceOptions(landmarks, asked);
    }

    /** Whether there is nothing to tell. */
    boolean none() {
        return landmarks == LandmarkSet.NONE && attributes.isEmpty();
    }
}
