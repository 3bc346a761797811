/**
 * Are the answers right? So far: whether this machine gives the recorded answer for one embedded picture
 * ({@link io.face106.accuracy.SelfTest}). That is agreement with an earlier run, not accuracy.
 */
@NullMarked
package io.face106.accuracy;

import org.jspecify.annotations.NullMarked;
