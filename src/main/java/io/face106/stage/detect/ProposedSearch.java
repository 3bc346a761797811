package io.face106.stage.detect;

import io.face106.domain.Detection;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.stage.detect.DetectOptions.Proposing;
import io.face106.stage.detect.DetectOptions.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small network proposes places from a grey canvas; the detector looks at these alone, and larger and larger as long as it
 * is not sure. So the proposals decide what it costs and what is missed, never what is called a face.
 */
final class ProposedSearch {

    private final Model proposals;
    private final Model detector;
    private final DetectOptions options;

    ProposedSearch(Model proposals, Model detector, DetectOptions options) {
        this.proposals = proposals;
        this.detector = detector;
        this.options = options;
    }

    Detections search(DetectInput question) {
        Proposing proposing = options.proposing();
        List<Proposal> places = places(question);
        if (places.size() > proposing.most()) {
            return new Detections(List.of(), true);
        }
        Bar bar = new Bar(options.scores(), question.scoreThreshold());
        boolean hint = places.stream().anyMatch(place -> place.score() >= proposing.hint());
        List<Detection> faces = new ArrayList<>();
        for (Proposal place : places) {
            Optional<Detection> seen = look(question, place, bar);
            hint |= seen.isPresent();
            seen.filter(face -> face.sure() || face.score() >= bar.unsure(question.canvas()))
                    .ifPresent(faces::add);
        }
        return new Detections(DetectOutput.suppress(faces, options.maxOverlap()), hint);
    }

    private List<Proposal> places(DetectInput question) {
        Canvas canvas = question.canvas();
        try (ModelRun run = proposals.prepare(
                1, 1, canvas.placement().height(), canvas.placement().width())) {
            question.picture().greyInto(run.input().entry(0), canvas.placement());
            run.execute();
            Proposing proposing = options.proposing();
            return ProposalOutput.suppress(
                    ProposalOutput.cells(run, proposing.least(), canvas), proposing.maxCovered());
        }
    }

    /** The face as it was seen best, sure or not; empty if no look even hints at one. */
    private Optional<Detection> look(DetectInput question, Proposal place, Bar bar) {
        Optional<Detection> best = Optional.empty();
        for (Rung rung : options.proposing().rungs()) {
            if (place.size() < rung.from() || (best.isEmpty() && place.score() < rung.blind())) {
                break;
            }
            CloseLook look = new CloseLook(detector, rung.look());
            double least = best.map(Detection::score).orElse(bar.hint());
            Optional<Detection> seen = look.at(question.picture(), place.box(), Math.max(Bar.FLOOR, least));
            best = seen.isPresent() ? seen : best;
            if (best.isPresent() && best.get().score() >= bar.sure(rung.sure())) {
                return best.map(Detection::asSure);
            }
        }
        return best;
    }
}
