/**
 * What do the parts of face106 tell each other? Immutable values, nothing else: no behaviour beyond their own geometry,
 * no library besides the JDK.
 *
 * <p><b>Coordinates</b> are continuous and in pixels of the picture as its viewer sees it (EXIF orientation applied):
 * x to the right, y down, 0 is the picture's border, the centre of pixel i is i + 0.5. <b>Left and right</b> are those
 * of the image. <b>Angles</b> are degrees in the convention of {@link io.face106.domain.HeadPose}.
 */
@NullMarked
package io.face106.domain;

import org.jspecify.annotations.NullMarked;
