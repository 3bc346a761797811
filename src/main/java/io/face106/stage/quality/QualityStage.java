package io.face106.stage.quality;

import io.face106.domain.Cues;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.Stage;
import java.util.List;

/**
 * Judges how well faces can be seen.
 *
 * <p>The score is 100 times a product of factors, each 1 for a portrait without fault: the curves of {@link
 * QualityOptions.Factors} for yaw, pitch, size, blur, exposure, contrast, the networks' trust in their landmarks and what of
 * the face is covered; the squared cosine of roll, the rule of OFIQ (the reference of ISO/IEC 29794-5) for head rotation,
 * gentle because whoever compares faces turns them upright first; and the squared share of the face that lies in the
 * picture. A product, because one fault is enough to make a face useless.
 */
public final class QualityStage implements Stage<QualityInput, FaceQuality> {

    private static final double FULL = 100;

    private final QualityOptions options;

    public QualityStage(QualityOptions options) {
        this.options = options;
    }

    @Override
    public List<FaceQuality> apply(List<QualityInput> batch) {
        return batch.stream().map(this::judge).toList();
    }

    private FaceQuality judge(QualityInput input) {
        FacePatch patch = FacePatch.of(input.picture(), input.shape(), options.patch(), options.inner());
        double eyes = input.shape().mesh().eyeDistance();
        if (patch.inside() == 0 || !(eyes > 0)) {
            return new FaceQuality(0, FULL, 0, 0);
        }
        double blur = FULL * options.blur().at(Blur.of(patch));
        Exposure exposure = Exposure.of(patch);
        QualityOptions.Factors factors = options.factors();
        double score = turn(input.pose())
                * factors.eyes().at(eyes)
                * factors.blur().at(blur)
                * factors.usable().at(exposure.usable())
                * factors.contrast().at(exposure.contrast())
                * factors.presence().at(input.shape().presence())
                * visible(input.shape(), input.picture())
                * patch.inside()
                * patch.inside();
        return new FaceQuality(FULL * score, blur, eyes, exposure.usable());
    }

    /** Points beyond the picture are left out: their share is a factor already. */
    private double visible(FaceShape shape, Picture picture) {
        Cues cues = shape.cues();
        if (cues == null) {
            return 1;
        }
        List<Landmark> inside = Landmark.inner().stream()
                .filter(landmark -> picture.contains(shape.landmarks().at(landmark)))
                .toList();
        return inside.isEmpty() ? 1 : options.factors().visible().at(cues.visible(inside));
    }

    private double turn(HeadPose pose) {
        double level = Math.max(0, Math.cos(Math.toRadians(pose.roll())));
        return options.factors().yaw().at(Math.abs(pose.yaw()))
                * options.factors().pitch().at(Math.abs(pose.pitch()))
                * level
                * level;
    }
}
