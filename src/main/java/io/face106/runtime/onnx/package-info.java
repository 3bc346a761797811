/**
 * How does ONNX Runtime run a network? The only package that knows the library. Every session, tensor and buffer is
 * owned by an {@link io.face106.runtime.onnx.OnnxModel} and dies with it.
 *
 * <p>Rules that were measured: one thread per run (more threads lose with neighbours), spinning off, direct buffers in,
 * direct pinned buffers out (reading results through Java arrays costs 40 times as much). On a GPU a session has one thread, the
 * owner in {@code runtime.lane}; all that its providers are told stands in {@link io.face106.runtime.onnx.GpuOptions}.
 */
@NullMarked
package io.face106.runtime.onnx;

import org.jspecify.annotations.NullMarked;
