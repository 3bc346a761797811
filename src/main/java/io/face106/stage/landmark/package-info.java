/**
 * Where are the 106 points?
 *
 * <p>Input: a picture and a {@link io.face106.domain.Detection}. Output: a {@link io.face106.domain.FaceShape} in picture
 * coordinates. It fails only if a network does. Crops are squares, turned so that the eyes are level; planes R, G, B, bytes.
 * Networks ({@link io.face106.stage.landmark.LandmarkNetwork}):
 *
 * <ul>
 *   <li>the face network, [N, 3, 112, 112], trained by {@code models/training/own}: 106 points and their visibility, 468
 *       vertices, pose, presence, states of eyes and mouth
 *   <li>the MediaPipe face meshes, [N, 3, 192, 192]: 468 or 478 vertices, the 106 points mapped from them, presence. The
 *       jaw's points are moved to the visible outline, because fixed vertices slide behind it when the head turns
 * </ul>
 *
 * <p>Which of them look, and how often, is the {@link io.face106.stage.landmark.Recipe} of a profile. A second pass on a
 * crop that the first one corrected halves the jitter of the meshes, and averaging both takes a third off the rest
 * (measured, see {@code models/MODELS.md}).
 *
 * <p>Source of the meshes: Kartynnik et al., "Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs",
 * 2019; Grishchenko et al., "Attention Mesh", 2020.
 */
@NullMarked
package io.face106.stage.landmark;

import org.jspecify.annotations.NullMarked;
