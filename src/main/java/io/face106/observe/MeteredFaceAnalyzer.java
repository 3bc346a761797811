package io.face106.observe;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.FaceAnalyzer;

/** Counts and times what another analyzer does. */
public final class MeteredFaceAnalyzer implements FaceAnalyzer {

    private final FaceAnalyzer analyzer;
    private final Meters meters;

    public MeteredFaceAnalyzer(FaceAnalyzer analyzer, Meters meters) {
        this.analyzer = analyzer;
        this.meters = meters;
    }

    @Override
    public Analysis analyze(byte[] picture, AnalysisOptions options) {
        try {
            Analysis analysis = analyzer.analyze(picture, options);
            meters.analyzed(analysis);
            return analysis;
        } catch (Refusal e) {
            meters.refused(e.failure().reason());
            throw e;
        } catch (RuntimeException e) {
            meters.refused(Reason.INTERNAL);
            throw e;
        }
    }
}
