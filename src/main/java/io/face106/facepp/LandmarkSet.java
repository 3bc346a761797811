package io.face106.facepp;

/** What {@code return_landmark} asks for. */
public enum LandmarkSet {
    NONE,
    POINTS_83,
    POINTS_106;

    /** The highest value that the parameter may have. */
    static final int HIGHEST = 2;

    /** @param value 0, 1 or 2 */
    static LandmarkSet of(int value) {
        return switch (value) {
            case 0 -> NONE;
            case 1 -> POINTS_83;
            case HIGHEST -> POINTS_106;
            default -> throw new IllegalArgumentException("no landmark set " + value);
        };
    }
}
