package io.face106.domain;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of one face.
 *
 * @param detection where it is
 * @param shape what the landmark networks tell of it; null if they were not asked
 * @param occlusion null if it was not asked for, or if none of the networks can tell
 * @param pose null if neither it nor the quality, which needs it, was asked for
 * @param quality null if it was not asked for
 * @param region the rectangle in which the caller said the face is; null if it was looked for everywhere
 */
public record Face(
        Detection detection,
        @Nullable FaceShape shape,
        @Nullable Occlusion occlusion,
        @Nullable HeadPose pose,
        @Nullable FaceQuality quality,
        @Nullable Box region) {

    /** The 106 points, or null if they were not asked for. */
    public @Nullable Landmarks landmarks() {
        return shape == null ? null : shape.landmarks();
    }
}
