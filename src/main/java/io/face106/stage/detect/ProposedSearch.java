package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Detection;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.detect.DetectOptions.Proposing;
import io.face106.stage.detect.DetectOptions.Rung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A small network proposes places from a grey canvas; the detector looks at these alone, and larger and larger as long as it
 * is not sure. So the proposals decide what it costs and what is missed, never what is called a face. Only sure faces are told:
 * a texture looks a little like a face at some size. Where any place is seen as a face and not surely, or none surely, the
 * canvases that are seen whole decide.
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
        Picture picture = question.picture();
        List<Proposal> places = places(question);
        if (places.size() > proposing.most()) {
            return new Detections(List.of(), true);
        }
        Bar bar = new Bar(options.scores(), question.scoreThreshold());
        List<Optional<Detection>> seen = look(picture, places, bar);
        if (seen.stream().flatMap(Optional::stream).anyMatch(face -> !face.sure() && face.score() >= bar.wanted())) {
            return new Detections(List.of(), true);
        }
        List<Detection> faces =
                seen.stream().flatMap(Optional::stream).filter(Detection::sure).toList();
        boolean hint = Math.max(picture.width(), picture.height()) <= proposing.cheap()
                || seen.stream().anyMatch(Optional::isPresent)
                || places.stream().anyMatch(place -> place.score() >= proposing.hint());
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

    /** For each place the face as it was seen last, sure or not; empty where no look even hints at one. */
    private List<Optional<Detection>> look(Picture picture, List<Proposal> places, Bar bar) {
        List<Optional<Detection>> best = new ArrayList<>(Collections.nCopies(places.size(), Optional.empty()));
        for (Rung rung : options.proposing().rungs()) {
            List<Integer> open = IntStream.range(0, places.size())
                    .filter(i -> rung.deserves(places.get(i), best.get(i)))
                    .boxed()
                    .toList();
            List<Box> boxes = open.stream().map(i -> places.get(i).box()).toList();
            List<Optional<Detection>> seen = new CloseLook(detector, rung.look()).at(picture, boxes, bar.least());
            for (int k = 0; k < seen.size(); k++) {
                Optional<Detection> face =
                        seen.get(k).map(found -> found.score() >= bar.sure() ? found.asSure() : found);
                if (face.isPresent()) {
                    best.set(open.get(k), face);
                }
            }
        }
        return best;
    }
}
