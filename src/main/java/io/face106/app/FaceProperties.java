package io.face106.app;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.runtime.onnx.Provider;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Everything under {@code face106} in the configuration; defaults, units and reasons stand in application.yml. */
@ConfigurationProperties("face106")
public record FaceProperties(
        Models models, Execution runtime, Limits limits, Admission admission, Analysis analysis, Landmark landmark) {

    /** Which networks. */
    public record Models(String location, String pack) {}

    /** What runs them. */
    public record Execution(Provider provider, int device, int workers, int maxBatch) {

        /** As many as cores if none is set. */
        int workersOrCores() {
            return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
        }
    }

    /** Which pictures are accepted. */
    public record Limits(
            int minSide, int maxSide, long maxPixels, DataSize maxBytes, DataSize maxBody, DataSize maxBodies) {}

    /** How much is worked on at once. */
    public record Admission(DataSize maxBytes, Duration patience) {}

    /** What is done if a request does not say. */
    public record Analysis(Profile profile, int minFace, int maxFaces, double scoreThreshold) {

        AnalysisOptions toOptions() {
            return new AnalysisOptions(profile, minFace, maxFaces, maxFaces, scoreThreshold, true, true);
        }
    }

    /** How the 106 points are made. */
    public record Landmark(boolean contourOffsets) {}
}
