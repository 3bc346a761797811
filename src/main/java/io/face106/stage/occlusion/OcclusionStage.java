package io.face106.stage.occlusion;

import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Landmark;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import io.face106.stage.Stage;
import java.util.List;

/** Tells what of faces is covered. */
public final class OcclusionStage implements Stage<OcclusionInput, Occlusion> {

    /** An eye of whose points a larger share lies beyond the picture is out of sight; so it is in the network's training. */
    private static final double OUT_OF_SIGHT = 0.7;

    /** Lids, centre and pupil; the brows' names begin otherwise. */
    private static final List<Landmark> LEFT_EYE = named("left_eye_");

    private static final List<Landmark> RIGHT_EYE = named("right_eye_");

    @Override
    public List<Occlusion> apply(List<OcclusionInput> batch) {
        return batch.stream().map(OcclusionStage::tell).toList();
    }

    private static Occlusion tell(OcclusionInput input) {
        Cues cues = input.cues();
        double visible = cues.visibility().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        return new Occlusion(
                eye(input, LEFT_EYE, cues.leftEye()), eye(input, RIGHT_EYE, cues.rightEye()), cues.mouth(), visible);
    }

    private static EyeState eye(OcclusionInput input, List<Landmark> points, EyeState seen) {
        long beyond = points.stream()
                .map(input.landmarks()::at)
                .filter(point -> beyond(point, input))
                .count();
        return beyond > OUT_OF_SIGHT * points.size() ? EyeState.OUT_OF_SIGHT : seen;
    }

    private static boolean beyond(Point point, OcclusionInput input) {
        return !(point.x() >= 0 && point.x() <= input.width() && point.y() >= 0 && point.y() <= input.height());
    }

    private static List<Landmark> named(String prefix) {
        return Landmark.inOrder().stream()
                .filter(landmark -> landmark.wireName().startsWith(prefix))
                .toList();
    }
}
