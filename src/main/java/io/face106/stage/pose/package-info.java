/**
 * How is the head turned?
 *
 * <p>Input: a {@link io.face106.domain.FaceShape}, of which the 468 vertices count, each as much as it can be seen.
 * Output: a {@link io.face106.domain.HeadPose}, the rotation that brings the canonical face nearest to them, in closed form
 * and without a start value. It is the
 * <em>apparent</em> pose: as a crop around the face shows it, whatever the lens and wherever in the picture the face is.
 * It does not fail; a bad fit shows in the residual.
 */
@NullMarked
package io.face106.stage.pose;

import org.jspecify.annotations.NullMarked;
