/**
 * How well can this face be seen?
 *
 * <p>Input: a picture, the {@link io.face106.domain.FaceShape} found in it and its {@link io.face106.domain.HeadPose}.
 * Output: a {@link io.face106.domain.FaceQuality}. Pixels are judged where they are: the inner face, upright by the line of
 * the eyes, at the picture's own resolution. Only a face larger than what networks that compare faces look at is scaled
 * down, to that size, because blur that is gone by then harms nobody; nothing is ever scaled up, so that a small face that
 * somebody enlarged reads blurred and a small sharp one does not. It does not fail: a face without extent, or outside the
 * picture, reads wholly blurred and has the score 0.
 */
@NullMarked
package io.face106.stage.quality;

import org.jspecify.annotations.NullMarked;
