/**
 * How does a network get from a file to numbers? What a model is ({@link io.face106.runtime.ModelSpec}), which models
 * belong together ({@link io.face106.runtime.ModelPack}) and how one is run ({@link io.face106.runtime.Model}), without
 * naming the library that does it: that is {@code runtime.onnx}. Pixels are the business of {@code runtime.opencv}.
 *
 * <p>A file is trusted only if its SHA-256 and the tensors it declares agree with its manifest; otherwise the start
 * fails with {@link io.face106.runtime.ModelException}.
 */
@NullMarked
package io.face106.runtime;

import org.jspecify.annotations.NullMarked;
