package io.face106.domain;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a network tells of a face besides its points, if it knows how. Left and right are those of the image.
 *
 * @param visibility 0..1 for each {@link Landmark}, in the order of {@link Landmark#index()}: how surely the point itself can
 *     be seen. Where it can't, its place is a guess from the rest of the face. Points beyond the picture have 0
 * @param leftEye as the network sees it, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param rightEye as the network sees it, or {@link EyeState#OUT_OF_SIGHT} beyond the picture
 * @param mouth as the network sees it, or {@link MouthState#OUT_OF_SIGHT} beyond the picture
 * @param angles the attitude that the network reads from the picture, without a fit of points
 */
public record Cues(List<Double> visibility, EyeState leftEye, EyeState rightEye, MouthState mouth, Angles angles) {

    /**
     * An eye or a mouth of whose points a larger share lies beyond the picture is out of sight; so it is in the network's
     * training, where nothing is said of such a mouth.
     */
    private static final double EYE_OUT_OF_SIGHT = 0.7;

    private static final double MOUTH_OUT_OF_SIGHT = 0.5;

    /** Lids, centre and pupil; the brows' names begin otherwise. */
    private static final List<Landmark> LEFT_EYE = named("left_eye_");

    private static final List<Landmark> RIGHT_EYE = named("right_eye_");
    private static final List<Landmark> MOUTH = named("mouth_");

    public Cues {
        visibility = List.copyOf(visibility);
        if (visibility.size() != Landmark.COUNT) {
            throw new IllegalArgumentException(Landmark.COUNT + " visibilities expected, not " + visibility.size());
        }
    }

    /** Mean visibility of the {@link Landmark#inner() inner} points, 0..1: how much of the face can be seen. */
    public double visible() {
        return visible(Landmark.inner());
    }

    /** Whether the points within the outline are mostly guesses from the little that can be seen. */
    public boolean mostlyGuessed() {
        return mostlyGuessed(visible());
    }

    /** The same of a mean visibility. */
    static boolean mostlyGuessed(double visible) {
        return visible < 0.5;
    }

    /** Mean visibility of some points, 0..1. */
    public double visible(List<Landmark> points) {
        return points.stream()
                .mapToDouble(point -> visibility.get(point.index()))
                .average()
                .orElseThrow();
    }

    /**
     * What is left of them in a picture: what lies beyond its border cannot be seen, but a crop, black out there, cannot tell
     * it from a dark thing before the face.
     *
     * @param landmarks of the same face
     * @param inPicture whether a place lies in the picture
     */
    public Cues within(Landmarks landmarks, Predicate<Point> inPicture) {
        List<Double> seen = Landmark.inOrder().stream()
                .map(point -> inPicture.test(landmarks.at(point)) ? visibility.get(point.index()) : Double.valueOf(0))
                .toList();
        Predicate<Landmark> beyond = point -> !inPicture.test(landmarks.at(point));
        return new Cues(
                seen,
                share(LEFT_EYE, beyond) > EYE_OUT_OF_SIGHT ? EyeState.OUT_OF_SIGHT : leftEye,
                share(RIGHT_EYE, beyond) > EYE_OUT_OF_SIGHT ? EyeState.OUT_OF_SIGHT : rightEye,
                share(MOUTH, beyond) > MOUTH_OUT_OF_SIGHT ? MouthState.OUT_OF_SIGHT : mouth,
                angles);
    }

    private static double share(List<Landmark> points, Predicate<Landmark> beyond) {
        return (double) points.stream().filter(beyond).count() / points.size();
    }

    private static List<Landmark> named(String prefix) {
        return Landmark.inOrder().stream()
                .filter(landmark -> landmark.wireName().startsWith(prefix))
                .toList();
    }
}
