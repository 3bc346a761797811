package io.face106.accuracy;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Face;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmarks;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.pipeline.FaceAnalyzer;
import java.util.Set;

/** Warms the pipeline and checks that one embedded picture gives its known answer. */
public final class SelfTest {

    /** Repeats of each profile: enough for every buffer and the first compilations. */
    private static final int WARM_UP = 3;

    /** Pixels. The recorded answer belongs to these options, not to those of the service. */
    private static final int MIN_FACE = 40;

    private static final int MAX_FACES = 100;
    private static final double SCORE_THRESHOLD = 0.6;

    private final FaceAnalyzer analyzer;
    private final GoldenPicture golden;

    /**
     * A test to be run.
     *
     * @param analyzer whose limits let a picture of 256 x 256 pixels in
     * @param golden the answer expected of its networks
     */
    public SelfTest(FaceAnalyzer analyzer, GoldenPicture golden) {
        this.analyzer = analyzer;
        this.golden = golden;
    }

    /**
     * Runs every profile, always with the same options.
     *
     * @throws IllegalStateException saying what was found and what was expected
     */
    public void run() {
        byte[] picture = GoldenPicture.picture();
        for (Profile profile : Profile.values()) {
            AnalysisOptions options = new AnalysisOptions(
                    profile,
                    MIN_FACE,
                    MAX_FACES,
                    MAX_FACES,
                    SCORE_THRESHOLD,
                    Set.of(StageName.LANDMARK, StageName.POSE));
            check(analyzer.analyze(picture, options), profile);
            for (int i = 1; i < WARM_UP; i++) {
                analyzer.analyze(picture, options);
            }
        }
    }

    private void check(Analysis analysis, Profile profile) {
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
