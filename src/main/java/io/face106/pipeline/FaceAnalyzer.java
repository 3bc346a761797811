package io.face106.pipeline;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;

/** The door: a picture's bytes in, its faces out. Safe for use by many threads. */
public interface FaceAnalyzer {

    /**
     * Analyses one picture on the calling thread.
     *
     * @param picture the stored bytes, any of {@link io.face106.domain.ImageFormat}; not kept
     * @param caller who waits for it
     * @throws io.face106.domain.Refusal if the picture cannot be read, is out of bounds, or the service is too busy
     */
    Analysis analyze(byte[] picture, AnalysisOptions options, Caller caller);

    /** Analyses one picture for nobody in particular: no deadline, and it waits for its turn behind no one. */
    default Analysis analyze(byte[] picture, AnalysisOptions options) {
        return analyze(picture, options, Caller.unhurried());
    }
}
