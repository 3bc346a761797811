package io.face106.observe;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.pipeline.FaceAnalyzer;

/** Times what another analyzer does and measures its pictures. Outcomes are counted at the edge, where all of them pass. */
public final class MeteredFaceAnalyzer implements FaceAnalyzer {

    private final FaceAnalyzer analyzer;
    private final Meters meters;

    public MeteredFaceAnalyzer(FaceAnalyzer analyzer, Meters meters) {
        this.analyzer = analyzer;
        this.meters = meters;
    }

    @Override
    public Analysis analyze(byte[] picture, AnalysisOptions options, Caller caller) {
        Analysis analysis = analyzer.analyze(picture, options, caller);
        meters.analyzed(analysis);
        return analysis;
    }
}
