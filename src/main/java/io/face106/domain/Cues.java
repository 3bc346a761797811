package io.face106.domain;

import java.util.List;

/**
 * What a network tells of a face besides its points, if it knows how. Left and right are those of the image.
 *
 * @param visibility 0..1 for each {@link Landmark}, in the order of {@link Landmark#index()}: how surely the point itself can
 *     be seen. Where it can't, its place is a guess from the rest of the face. Points beyond the picture have 0
 * @param leftEye as the network sees it
 * @param rightEye as the network sees it
 * @param mouth as the network sees it
 * @param angles the attitude that the network reads from the picture, without a fit of points
 */
public record Cues(List<Double> visibility, EyeState leftEye, EyeState rightEye, MouthState mouth, Angles angles) {

    public Cues {
        visibility = List.copyOf(visibility);
        if (visibility.size() != Landmark.COUNT) {
            throw new IllegalArgumentException(Landmark.COUNT + " visibilities expected, not " + visibility.size());
        }
    }
}
