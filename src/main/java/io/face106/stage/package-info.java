/**
 * Which questions are asked of a picture? One package for each. {@code XxxStage} is its door, a
 * {@link io.face106.stage.Stage}: a batch in, as many answers out, in the same order. {@code XxxOptions}, where there is
 * something to choose, holds the constants and checks them; the rest of a package is what its question needs, and its
 * sign says what goes in, what comes out and how it fails. Stages do not see each other.
 */
@NullMarked
package io.face106.stage;

import org.jspecify.annotations.NullMarked;
