package io.face106.stage.detect;

import io.face106.domain.Profile;
import io.face106.runtime.Model;
import io.face106.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds faces, on the canvases of its plan: those that the detector sees whole and, where the pack has a network that
 * proposes places, one on which only these are looked at. Pictures of one batch differ in shape, so each is a run of its
 * own; on a CPU that costs nothing.
 */
public final class DetectStage implements Stage<DetectInput, Detections> {

    private final DetectOptions options;
    private final WholeSearch whole;
    private final Optional<ProposedSearch> proposed;

    /**
     * @param detector decides what is a face
     * @param proposals tells where one may be; without it, or for the profile accurate, the detector sees everything
     */
    public DetectStage(Model detector, Optional<Model> proposals, DetectOptions options) {
        this.options = options;
        this.whole = new WholeSearch(detector, options);
        this.proposed = proposals.map(network -> new ProposedSearch(network, detector, options));
    }

    /**
     * The canvases to try, in this order, until one shows a face or none hints at any.
     *
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param minFace height of the smallest face wanted, pixels of the picture
     * @param profile how much work the picture is worth
     */
    public List<Canvas> plan(int width, int height, int minFace, Profile profile) {
        List<Canvas> canvases = new ArrayList<>();
        if (proposed.isPresent() && profile != Profile.ACCURATE) {
            canvases.add(Canvas.proposing(width, height, minFace, profile, options));
        }
        canvases.addAll(Canvas.plan(width, height, minFace, profile, options));
        return List.copyOf(canvases);
    }

    @Override
    public List<Detections> apply(List<DetectInput> batch) {
        return batch.stream().map(this::detect).toList();
    }

    private Detections detect(DetectInput question) {
        return switch (question.canvas().kind()) {
            case WHOLE -> whole.search(question);
            case PROPOSALS ->
                proposed.orElseThrow(() -> new IllegalArgumentException("no network proposes places"))
                        .search(question);
        };
    }
}
