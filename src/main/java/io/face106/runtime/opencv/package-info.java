/**
 * How do stored bytes become pixels, and pixels a network's input? The only package that knows OpenCV. A
 * {@link io.face106.runtime.opencv.Picture} owns its pixels and is closed by whoever decoded it; every other native
 * matrix lives and dies inside one method.
 */
@NullMarked
package io.face106.runtime.opencv;

import org.jspecify.annotations.NullMarked;
