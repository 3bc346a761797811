/**
 * How do the parts become a service? {@link io.face106.app.Wiring} builds every object, in the order the data flows;
 * {@link io.face106.app.FaceProperties} is all that can be configured. Nobody imports this package.
 */
@NullMarked
package io.face106.app;

import org.jspecify.annotations.NullMarked;
