package io.face106.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the landmark networks tell of one face.
 *
 * @param mesh in picture coordinates
 * @param landmarks the 106 points
 * @param irises whether the pupils among the points were seen by a network that knows irises; otherwise they are the
 *     middle of the lids and tell nothing of the gaze
 * @param presence 0..1, the networks' own opinion whether there is a face in their crop. Covered faces may read low without
 *     being wrong
 * @param cues null if none of the networks knows more than points
 */
public record FaceShape(
        Mesh mesh,
        Landmarks landmarks,
        boolean irises,
        double presence,
        @Nullable Cues cues) {

    /** Of networks that know no more than points. */
    public FaceShape(Mesh mesh, Landmarks landmarks, boolean irises, double presence) {
        this(mesh, landmarks, irises, presence, null);
    }
}
