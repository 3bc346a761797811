package io.face106.pipeline;

import static io.face106.domain.StageName.DECODE;
import static io.face106.domain.StageName.LANDMARK;
import static io.face106.domain.StageName.OCCLUSION;
import static io.face106.domain.StageName.POSE;
import static io.face106.domain.StageName.QUALITY;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Box;
import io.face106.domain.Caller;
import io.face106.domain.Cues;
import io.face106.domain.Detection;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.ImageInfo;
import io.face106.domain.Occlusion;
import io.face106.runtime.CallerScope;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageHeader;
import io.face106.stage.decode.ImageLimits;
import io.face106.stage.decode.StoredPicture;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.landmark.LandmarkInput;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.occlusion.OcclusionStage;
import io.face106.stage.pose.PoseStage;
import io.face106.stage.quality.QualityInput;
import io.face106.stage.quality.QualityStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The order of the stages: admit, decode, detect, landmark, occlusion, pose, quality. */
public final class StagedFaceAnalyzer implements FaceAnalyzer {

    /** The stages, in order. */
    public record Stages(
            DecodeStage decode,
            DetectStage detect,
            LandmarkStage landmark,
            OcclusionStage occlusion,
            PoseStage pose,
            QualityStage quality) {}

    private final ImageLimits limits;
    private final Admission admission;
    private final Stages stages;

    public StagedFaceAnalyzer(ImageLimits limits, Admission admission, Stages stages) {
        this.limits = limits;
        this.admission = admission;
        this.stages = stages;
    }

    @Override
    public Analysis analyze(byte[] stored, AnalysisOptions options, Caller caller) {
        ImageInfo image = ImageHeader.read(stored);
        limits.check(image);
        Box rectangle = options.region();
        Region region = rectangle == null ? null : new Region(rectangle).within(image);
        StageClock clock = new StageClock(caller);
        try (CallerScope scope = CallerScope.open(caller);
                Admission.Ticket ticket = admission.enter(caller, image);
                Picture picture = clock.time(DECODE, () -> decode(stored, image))) {
            FaceFinder finder = new FaceFinder(stages, picture, options, clock);
            List<Detection> found = region == null ? finder.everywhere() : finder.in(region);
            List<FaceShape> shapes = clock.time(LANDMARK, wanted(picture, found, options), stages.landmark()::apply);
            List<Occlusion> occlusions = clock.time(OCCLUSION, covered(shapes, options), stages.occlusion()::apply);
            List<HeadPose> poses = clock.time(POSE, turned(shapes, options), stages.pose()::apply);
            List<FaceQuality> qualities =
                    clock.time(QUALITY, judged(picture, shapes, poses, options), stages.quality()::apply);
            List<Face> faces = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                faces.add(new Face(
                        found.get(i),
                        orNull(shapes, i),
                        orNull(occlusions, i),
                        orNull(poses, i),
                        orNull(qualities, i),
                        options.region()));
            }
            ticket.done();
            return new Analysis(image, faces, clock.times());
        }
    }

    private Picture decode(byte[] stored, ImageInfo image) {
        return stages.decode().apply(List.of(new StoredPicture(stored, image))).get(0);
    }

    private static List<LandmarkInput> wanted(Picture picture, List<Detection> found, AnalysisOptions options) {
        return found.stream()
                .limit(options.stages().isEmpty() ? 0 : options.maxAnalysed())
                .map(d -> new LandmarkInput(picture, d, options.profile()))
                .toList();
    }

    /** The networks of a profile are the same for all faces: all or none of them have cues. */
    static List<Cues> covered(List<FaceShape> shapes, AnalysisOptions options) {
        if (!options.wants(OCCLUSION)) {
            return List.of();
        }
        List<Cues> cues =
                shapes.stream().map(FaceShape::cues).filter(Objects::nonNull).toList();
        if (!cues.isEmpty() && cues.size() < shapes.size()) {
            throw new IllegalStateException(cues.size() + " of " + shapes.size() + " faces have cues");
        }
        return cues;
    }

    /** Quality needs the pose, too. */
    private static List<FaceShape> turned(List<FaceShape> shapes, AnalysisOptions options) {
        return options.wants(POSE) || options.wants(QUALITY) ? shapes : List.of();
    }

    private static List<QualityInput> judged(
            Picture picture, List<FaceShape> shapes, List<HeadPose> poses, AnalysisOptions options) {
        if (!options.wants(QUALITY)) {
            return List.of();
        }
        return IntStream.range(0, shapes.size())
                .mapToObj(i -> new QualityInput(picture, shapes.get(i), poses.get(i)))
                .toList();
    }

    private static <T> @Nullable T orNull(List<T> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
