/**
 * What of the face is covered?
 *
 * <p>Input: what a landmark network saw besides the points ({@link io.face106.domain.Cues}), the points, and the size of the
 * picture. Output: an {@link io.face106.domain.Occlusion}. The states of eyes and mouth are those of the network; the
 * geometry overrules it where an eye lies beyond the picture's border, which a crop, black out there, cannot tell from a
 * dark thing before the face. It does not fail.
 */
@NullMarked
package io.face106.stage.occlusion;

import org.jspecify.annotations.NullMarked;
