package io.face106.pipeline;

import static io.face106.domain.StageName.DETECT;
import static io.face106.domain.StageName.LANDMARK;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Detection;
import io.face106.domain.FaceShape;
import io.face106.domain.Profile;
import io.face106.pipeline.StagedFaceAnalyzer.Stages;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.detect.Canvas;
import io.face106.stage.detect.DetectInput;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.detect.Detections;
import io.face106.stage.landmark.LandmarkInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Looks for the faces of one picture. Which detections count, and of which canvas, is the detector's word, and the landmark
 * network's where that is unsure.
 */
record FaceFinder(Stages stages, Picture picture, AnalysisOptions options, StageClock clock) {

    /** So many unsure boxes of a canvas are shown to the landmark network, the best. */
    private static final int MOST_UNSURE = 32;

    private static final Comparator<Detection> LARGEST_FIRST =
            Comparator.comparingDouble((Detection d) -> d.box().area()).reversed();

    /** The faces wanted, largest first. */
    List<Detection> everywhere() {
        return search(options.minFace(), found -> found).stream()
                .sorted(LARGEST_FIRST)
                .limit(options.maxFaces())
                .toList();
    }

    /**
     * The face in a region, or none. Where the detector does not see it, the landmark network is shown the region itself:
     * the caller knows of faces that are too small, too turned or too covered for the detector.
     */
    List<Detection> in(Region region) {
        Detection meant = region.asDetection();
        int height = (int) Math.max(1, Math.min(options.minFace(), meant.box().height()));
        List<Detection> seen = search(height, region::fitting);
        return (seen.isEmpty() ? confirmed(List.of(meant)) : seen)
                .stream().limit(1).toList();
    }

    /** Tries one canvas after the other until one shows a face that may be meant or nothing even hints at one. */
    private List<Detection> search(int minFace, UnaryOperator<List<Detection>> meant) {
        DetectStage detector = stages.detect();
        for (Canvas canvas : detector.plan(picture.width(), picture.height(), minFace, options.profile())) {
            DetectInput question = new DetectInput(picture, canvas, options.scoreThreshold());
            Detections found =
                    clock.time(DETECT, () -> detector.apply(List.of(question)).get(0));
            List<Detection> counted = counted(meant.apply(found.faces()));
            if (!counted.isEmpty() || !found.hint()) {
                return counted;
            }
        }
        return List.of();
    }

    /** Unsure boxes beside a sure face come and go with JPEG noise: they count only when nothing is sure. */
    private List<Detection> counted(List<Detection> found) {
        List<Detection> sure = found.stream().filter(Detection::sure).toList();
        return sure.isEmpty() ? confirmed(found) : sure;
    }

    /** Those that the landmark network takes for faces, too. */
    private List<Detection> confirmed(List<Detection> unsure) {
        List<LandmarkInput> shown = unsure.stream()
                .limit(MOST_UNSURE)
                .map(d -> new LandmarkInput(picture, d, Profile.FAST))
                .toList();
        List<FaceShape> shapes = clock.time(LANDMARK, shown, stages.landmark()::apply);
        List<Detection> confirmed = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (stages.landmark().confirms(shapes.get(i))) {
                confirmed.add(shown.get(i).detection());
            }
        }
        return confirmed;
    }
}
