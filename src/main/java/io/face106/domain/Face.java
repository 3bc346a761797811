package io.face106.domain;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of one face.
 *
 * @param detection where it is
 * @param presence the landmark network's own opinion, 0..1, whether there is a face in its crop; null if it was not
 *     asked. Covered faces read low without being wrong
 * @param landmarks null if they were not asked for
 * @param pose null if it was not asked for
 */
public record Face(
        Detection detection,
        @Nullable Double presence,
        @Nullable Landmarks landmarks,
        @Nullable HeadPose pose) {}
