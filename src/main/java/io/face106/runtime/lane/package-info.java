/**
 * Who shares a run of a network with whom? Runs of one network that different callers ask for wait in its lane
 * ({@link io.face106.runtime.lane.Lane}); the owner of each session takes what waits, runs it as one batch and hands every
 * caller its rows. Stages see none of it: a {@link io.face106.runtime.lane.LaneModel} is a
 * {@link io.face106.runtime.Model}. Why and at what cost: src/docs/adr/0014-lanes.md.
 *
 * <p>Input: rows of one shape, copied from the caller's direct buffer. Output: the same rows' numbers, copied back. Times are
 * nanoseconds of {@link System#nanoTime()}. Failure: a {@link io.face106.runtime.ModelException} for the one whose rows the
 * network cannot run, a {@link io.face106.domain.Refusal} for whoever the answer would no longer be of use to.
 */
@NullMarked
package io.face106.runtime.lane;

import org.jspecify.annotations.NullMarked;
