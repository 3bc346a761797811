/**
 * What happens to a picture, from bytes to {@link io.face106.domain.Analysis}? The stage order as straight lines
 * ({@link io.face106.pipeline.FaceAnalyzer}), who may come in, and in which order ({@link io.face106.pipeline.Admission}).
 */
@NullMarked
package io.face106.pipeline;

import org.jspecify.annotations.NullMarked;
