/**
 * How does face106 itself ask, answer and refuse, where Face++'s shape is not needed? Everything the analysis knows:
 * continuous coordinates, scores, the pose with its matrix and doubts, stage times.
 *
 * <p>In: options as text ({@link io.face106.nativeapi.FacesQuery}) or a JSON body ({@link io.face106.nativeapi.JsonBody}).
 * Out: JSON bytes ({@link io.face106.nativeapi.FacesAnswer}) and RFC 9457 problem details
 * ({@link io.face106.nativeapi.Problem}). Names are snake_case. Strict, unlike {@code facepp}: an option that is not known
 * is refused, since a misspelt one would otherwise be ignored in silence.
 */
@NullMarked
package io.face106.nativeapi;

import org.jspecify.annotations.NullMarked;
