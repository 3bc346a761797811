package io.face106.pipeline;

import static io.face106.domain.StageName.DECODE;
import static io.face106.domain.StageName.DETECT;
import static io.face106.domain.StageName.LANDMARK;
import static io.face106.domain.StageName.POSE;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Detection;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.ImageInfo;
import io.face106.domain.Mesh;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageHeader;
import io.face106.stage.decode.ImageLimits;
import io.face106.stage.decode.StoredPicture;
import io.face106.stage.detect.Canvas;
import io.face106.stage.detect.DetectInput;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.detect.Detections;
import io.face106.stage.landmark.LandmarkInput;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.pose.PoseStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of the stages: admit, decode, detect, landmark, pose. */
public final class StagedFaceAnalyzer implements FaceAnalyzer {

    /** From this presence on the landmark network sees a face where the detector is unsure. */
    private static final double CONFIRMED = 0.5;

    /** So many unsure boxes of a canvas are shown to the landmark network, the best. */
    private static final int MOST_UNSURE = 32;

    private static final Comparator<Detection> LARGEST_FIRST =
            Comparator.comparingDouble((Detection d) -> d.box().area()).reversed();

    /** The stages, in order. */
    public record Stages(DecodeStage decode, DetectStage detect, LandmarkStage landmark, PoseStage pose) {}

    private final ImageLimits limits;
    private final Admission admission;
    private final Stages stages;

    public StagedFaceAnalyzer(ImageLimits limits, Admission admission, Stages stages) {
        this.limits = limits;
        this.admission = admission;
        this.stages = stages;
    }

    @Override
    public Analysis analyze(byte[] stored, AnalysisOptions options) {
        ImageInfo image = ImageHeader.read(stored);
        limits.check(image);
        StageClock clock = new StageClock();
        try (Admission.Ticket ticket = admission.enter(image.decodeBytes());
                Picture picture = clock.time(DECODE, () -> decode(stored, image))) {
            List<Detection> found = detect(picture, options, clock);
            List<FaceShape> shapes = clock.time(LANDMARK, wanted(picture, found, options), stages.landmark()::apply);
            List<HeadPose> poses = clock.time(POSE, meshes(shapes, options), stages.pose()::apply);
            return new Analysis(image, faces(found, shapes, poses, options), clock.times());
        }
    }

    private Picture decode(byte[] stored, ImageInfo image) {
        return stages.decode().apply(List.of(new StoredPicture(stored, image))).get(0);
    }

    /** Tries one canvas after the other until one shows a face or nothing even hints at one; largest first. */
    private List<Detection> detect(Picture picture, AnalysisOptions options, StageClock clock) {
        DetectStage detector = stages.detect();
        for (Canvas canvas : Canvas.plan(
                picture.width(), picture.height(), options.minFace(), options.profile(), detector.options())) {
            DetectInput question = new DetectInput(picture, canvas, options.scoreThreshold());
            Detections found =
                    clock.time(DETECT, () -> detector.apply(List.of(question)).get(0));
            List<Detection> counted = counted(picture, found.faces(), clock);
            if (!counted.isEmpty() || !found.hint()) {
                return counted.stream()
                        .sorted(LARGEST_FIRST)
                        .limit(options.maxFaces())
                        .toList();
            }
        }
        return List.of();
    }

    /** Unsure boxes beside a sure face come and go with JPEG noise: they count only when nothing is sure. */
    private List<Detection> counted(Picture picture, List<Detection> found, StageClock clock) {
        List<Detection> sure = found.stream().filter(Detection::sure).toList();
        if (!sure.isEmpty()) {
            return sure;
        }
        List<LandmarkInput> unsure = found.stream()
                .limit(MOST_UNSURE)
                .map(d -> new LandmarkInput(picture, d, Profile.FAST))
                .toList();
        List<FaceShape> shapes = clock.time(LANDMARK, unsure, stages.landmark()::apply);
        List<Detection> confirmed = new ArrayList<>();
        for (int i = 0; i < unsure.size(); i++) {
            if (shapes.get(i).presence() >= CONFIRMED) {
                confirmed.add(unsure.get(i).detection());
            }
        }
        return confirmed;
    }

    private static List<LandmarkInput> wanted(Picture picture, List<Detection> found, AnalysisOptions options) {
        return found.stream()
                .limit(options.stages().isEmpty() ? 0 : options.maxAnalysed())
                .map(d -> new LandmarkInput(picture, d, options.profile()))
                .toList();
    }

    private static List<Mesh> meshes(List<FaceShape> shapes, AnalysisOptions options) {
        return options.wants(POSE) ? shapes.stream().map(FaceShape::mesh).toList() : List.of();
    }

    private static List<Face> faces(
            List<Detection> found, List<FaceShape> shapes, List<HeadPose> poses, AnalysisOptions options) {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            faces.add(new Face(found.get(i), orNull(shapes, i), orNull(poses, i), null, options.region()));
        }
        return faces;
    }

    private static <T> @Nullable T orNull(List<T> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
