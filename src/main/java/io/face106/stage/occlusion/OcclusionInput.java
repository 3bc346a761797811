package io.face106.stage.occlusion;

import io.face106.domain.Cues;
import io.face106.domain.Landmarks;

/**
 * One face whose parts may be covered.
 *
 * @param cues of the network that placed the landmarks
 * @param landmarks in picture coordinates
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 */
public record OcclusionInput(Cues cues, Landmarks landmarks, int width, int height) {}
