/**
 * What can operations see? Meters, named for Prometheus in base units under {@code face106_}, added around the pipeline
 * so that it need not know of them.
 */
@NullMarked
package io.face106.observe;

import org.jspecify.annotations.NullMarked;
