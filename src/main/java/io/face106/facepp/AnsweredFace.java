package io.face106.facepp;

import io.face106.domain.Face;
import io.face106.domain.Landmarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One face as the answer shows it.
 *
 * @param token by which it can be asked for again; null if it cannot
 * @param rectangle where it is
 * @param face all that is known of it
 * @param detailed whether the answer tells more than the rectangle
 */
record AnsweredFace(@Nullable String token, FaceRectangle rectangle, Face face, boolean detailed) {

    // Face++ answers squares; a rectangle that a caller named is alone in its answer.
    private static final Comparator<AnsweredFace> LARGEST_FIRST = Comparator.comparingInt(
                    (AnsweredFace face) -> face.rectangle().height())
            .reversed();

    /**
     * The faces largest rectangle first, each with a new token; clients take the first one. Faces with landmarks come
     * first: they were the largest to the detector, and rectangles that are only estimated are not allowed to be larger
     * than those measured.
     *
     * @param analysed so many of them are answered in detail
     */
    static List<AnsweredFace> largestFirst(List<Face> faces, int analysed) {
        List<AnsweredFace> measured = measured(faces);
        int smallest = measured.isEmpty()
                ? Integer.MAX_VALUE
                : measured.get(measured.size() - 1).rectangle().height();
        List<AnsweredFace> answered = new ArrayList<>(faces.size());
        for (AnsweredFace face : measured) {
            answered.add(answered.size() < analysed ? face : face.located());
        }
        answered.addAll(estimated(faces, smallest));
        return answered;
    }

    /** A face that was asked for by its token. */
    static AnsweredFace known(String token, Face face) {
        Landmarks landmarks = face.landmarks();
        FaceRectangle rectangle = landmarks == null
                ? FaceRectangle.of(face.detection(), Integer.MAX_VALUE)
                : FaceRectangle.of(face, landmarks);
        return new AnsweredFace(token, rectangle, face, landmarks != null);
    }

    AnsweredFace withoutToken() {
        return new AnsweredFace(null, rectangle, face, detailed);
    }

    private AnsweredFace located() {
        return new AnsweredFace(token, rectangle, face, false);
    }

    private static List<AnsweredFace> measured(List<Face> faces) {
        List<AnsweredFace> measured = new ArrayList<>();
        for (Face face : faces) {
            if (face.landmarks() != null) {
                measured.add(known(Tokens.face(), face));
            }
        }
        measured.sort(LARGEST_FIRST);
        return measured;
    }

    private static List<AnsweredFace> estimated(List<Face> faces, int largest) {
        List<AnsweredFace> estimated = new ArrayList<>();
        for (Face face : faces) {
            if (face.landmarks() == null) {
                FaceRectangle rectangle = FaceRectangle.of(face.detection(), largest);
                estimated.add(new AnsweredFace(Tokens.face(), rectangle, face, false));
            }
        }
        estimated.sort(LARGEST_FIRST);
        return estimated;
    }
}
