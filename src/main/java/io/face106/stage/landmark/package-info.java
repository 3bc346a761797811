/**
 * Where are the 106 points?
 *
 * <p>Input: a picture and a {@link io.face106.domain.Detection}. Networks: the MediaPipe face meshes, float32 [N, 3, 192,
 * 192], planes R, G, B, 0..1; crops are squares turned so that the eyes are level, one and a half times the face. Output
 * of a network, in crop pixels: 468 or 478 vertices [N, V, 3], the 106 points mapped from them [N, 106, 3], presence [N,
 * 1]. Output of the stage: a {@link io.face106.domain.FaceShape} in picture coordinates. It fails only if a network does.
 *
 * <p>A second pass on a crop that the first one corrected halves the jitter; a second mesh takes a third off the rest
 * (measured, see {@code models/MODELS.md}). The jaw's points are moved to the visible outline, because fixed vertices
 * slide behind it when the head turns.
 *
 * <p>Source of the meshes: Kartynnik et al., "Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs",
 * 2019; Grishchenko et al., "Attention Mesh", 2020.
 */
@NullMarked
package io.face106.stage.landmark;

import org.jspecify.annotations.NullMarked;
