package io.face106.stage.occlusion;

import io.face106.domain.Cues;
import io.face106.domain.Occlusion;
import io.face106.stage.Stage;
import java.util.List;

/** Tells what of faces is covered. */
public final class OcclusionStage implements Stage<Cues, Occlusion> {

    @Override
    public List<Occlusion> apply(List<Cues> batch) {
        return batch.stream()
                .map(cues -> new Occlusion(cues.leftEye(), cues.rightEye(), cues.mouth(), cues.visible()))
                .toList();
    }
}
