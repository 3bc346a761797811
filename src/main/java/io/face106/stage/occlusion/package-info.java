/**
 * What of the face is covered?
 *
 * <p>Input: what a landmark network saw besides the points, as far as it lies in the picture ({@link
 * io.face106.domain.Cues}). Output: an {@link io.face106.domain.Occlusion}. It does not fail.
 */
@NullMarked
package io.face106.stage.occlusion;

import org.jspecify.annotations.NullMarked;
