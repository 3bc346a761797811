/**
 * Which 973 points and two radii does Face++'s {@code thousandlandmark} draw on a face, given our mesh?
 *
 * <p>In: a {@link io.face106.domain.FaceShape}. Out: points in picture coordinates in the order of their names
 * ({@link io.face106.facepp.dense.DenseLandmarks}), and the JSON body ({@link io.face106.facepp.dense.DenseAnswer}).
 *
 * <p>Where the lines run: names, counts and directions are those of the public Face++ document of the call. What it leaves
 * open was chosen here: that the lines share their corners, that chin and nose base lie half a step before the first or
 * behind the last point, where the contour ends and the hairline begins, that the "pupil" is as large as an iris. The
 * choices agree with one answer for a frontal face, seen in the source of a public web page; only its proportions were
 * noted, and the page cannot be named, so nobody can check them. Where this package says "as on the page", it means
 * that answer. What the mesh does not know is extrapolated and says so: the hairline
 * ({@link io.face106.facepp.dense.FaceOval}) and the radius of the pupil.
 */
@NullMarked
package io.face106.facepp.dense;

import org.jspecify.annotations.NullMarked;
