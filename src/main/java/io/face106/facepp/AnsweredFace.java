package io.face106.facepp;

import io.face106.domain.Face;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One face as the answer shows it.
 *
 * @param rectangle where it is
 * @param landmarks null for faces that are only located
 * @param pose null where it is not known
 */
record AnsweredFace(
        FaceRectangle rectangle,
        @Nullable Landmarks landmarks,
        @Nullable HeadPose pose) {

    // Squares: the higher is the larger.
    private static final Comparator<AnsweredFace> LARGEST_FIRST = Comparator.comparingInt(
                    (AnsweredFace face) -> face.rectangle().height())
            .reversed();

    /**
     * The faces largest rectangle first; clients take the first one. Faces with landmarks come first: they were the
     * largest to the detector, and rectangles that are only estimated are not allowed to be larger than those measured.
     *
     * @param analysed so many of them keep their landmarks
     */
    static List<AnsweredFace> largestFirst(List<Face> faces, int analysed) {
        List<AnsweredFace> measured = measured(faces);
        int smallest = measured.isEmpty()
                ? Integer.MAX_VALUE
                : measured.get(measured.size() - 1).rectangle().height();
        List<AnsweredFace> answered = new ArrayList<>(faces.size());
        for (AnsweredFace face : measured) {
            answered.add(answered.size() < analysed ? face : new AnsweredFace(face.rectangle(), null, null));
        }
        answered.addAll(estimated(faces, smallest));
        return answered;
    }

    private static List<AnsweredFace> measured(List<Face> faces) {
        List<AnsweredFace> measured = new ArrayList<>();
        for (Face face : faces) {
            Landmarks landmarks = face.landmarks();
            if (landmarks != null) {
                measured.add(new AnsweredFace(FaceRectangle.of(landmarks), landmarks, face.pose()));
            }
        }
        measured.sort(LARGEST_FIRST);
        return measured;
    }

    private static List<AnsweredFace> estimated(List<Face> faces, int largest) {
        List<AnsweredFace> estimated = new ArrayList<>();
        for (Face face : faces) {
            if (face.landmarks() == null) {
                FaceRectangle rectangle = FaceRectangle.of(face.detection().box(), largest);
                estimated.add(new AnsweredFace(rectangle, null, null));
            }
        }
        estimated.sort(LARGEST_FIRST);
        return estimated;
    }
}
