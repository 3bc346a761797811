package io.face106.accuracy;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmarks;
import io.face106.domain.Profile;
import io.face106.pipeline.FaceAnalyzer;

/** Warms the pipeline and checks that one embedded picture gives its known answer. */
public final class SelfTest {

    /** Repeats of each profile: enough for every buffer and the first compilations. */
    private static final int WARM_UP = 3;

    private final FaceAnalyzer analyzer;

    public SelfTest(FaceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * Runs every profile.
     *
     * @param options how the service analyses by default
     * @throws IllegalStateException saying what was found and what was expected
     */
    public void run(AnalysisOptions options) {
        GoldenPicture golden = GoldenPicture.load();
        for (Profile profile : Profile.values()) {
            AnalysisOptions chosen = new AnalysisOptions(
                    profile,
                    options.minFace(),
                    options.maxFaces(),
                    options.maxAnalysed(),
                    options.scoreThreshold(),
                    true,
                    true);
            Analysis analysis = analyzer.analyze(golden.picture(), chosen);
            check(golden, analysis, profile);
            for (int i = 1; i < WARM_UP; i++) {
                analyzer.analyze(golden.picture(), chosen);
            }
        }
    }

    private static void check(GoldenPicture golden, Analysis analysis, Profile profile) {
        if (analysis.faces().size() != 1) {
            throw new IllegalStateException("self-test, " + profile.wireName() + ": expected one face, found "
                    + analysis.faces().size());
        }
        Face face = analysis.faces().get(0);
        Landmarks landmarks = face.landmarks();
        HeadPose pose = face.pose();
        if (landmarks == null || pose == null) {
            throw new IllegalStateException("self-test, " + profile.wireName() + ": landmarks or pose are missing");
        }
        String complaint = golden.complaint(landmarks, pose);
        if (!complaint.isEmpty()) {
            throw new IllegalStateException("self-test, " + profile.wireName() + ": " + complaint);
        }
    }
}
