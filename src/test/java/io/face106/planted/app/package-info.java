/** No fault: a room with a sign. */
@NullMarked
package io.face106.planted.app;

import org.jspecify.annotations.NullMarked;
