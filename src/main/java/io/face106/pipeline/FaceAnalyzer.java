package io.face106.pipeline;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;

/** The door: a picture's bytes in, its faces out. Safe for use by many threads. */
public interface FaceAnalyzer {

    /**
     * Analyses one picture on the calling thread.
     *
     * @param picture the stored bytes, any of {@link io.face106.domain.ImageFormat}; not kept
     * @throws io.face106.domain.Refusal if the picture cannot be read, is out of bounds, or the service is too busy
     */
    Analysis analyze(byte[] picture, AnalysisOptions options);
}
