package io.face106.nativeapi;

import io.face106.domain.Landmark;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** In which order the 106 points are listed. */
public enum PointOrder {
    /**
     * By part, as the Face++ documents list them: jaw, brows, eyes, nose, mouth, each image left before image right. The
     * answer carries the names.
     */
    FACEPP,

    /** {@link Landmark#index()}: the order of LaPa, SenseTime and JD. */
    LAPA,

    /** As InsightFace's {@code 2d106det} puts them out: by Face++ name, alphabetically. */
    INSIGHTFACE;

    private static final List<String> PARTS =
            List.of("contour_", "left_eyebrow_", "right_eyebrow_", "left_eye_", "right_eye_", "nose_", "mouth_");
    private static final List<Landmark> BY_PART = sorted(Comparator.comparingInt(PointOrder::part));
    private static final List<Landmark> BY_NAME = sorted(Comparator.comparing(Landmark::wireName));

    /** Which landmark is at place 0, 1, ... */
    public List<Landmark> landmarks() {
        return switch (this) {
            case FACEPP -> BY_PART;
            case LAPA -> Landmark.inOrder();
            case INSIGHTFACE -> BY_NAME;
        };
    }

    /** As options and answers write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<Landmark> sorted(Comparator<Landmark> comparator) {
        return Landmark.inOrder().stream().sorted(comparator).toList();
    }

    private static int part(Landmark landmark) {
        for (int part = 0; part < PARTS.size(); part++) {
            if (landmark.wireName().startsWith(PARTS.get(part))) {
                return part;
            }
        }
        throw new IllegalStateException(landmark + " belongs to no part of the face");
    }
}
