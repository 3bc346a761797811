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

    /** What covers more of a face than this may be a face before it. */
    private static final double LARGEST_PART = 0.1;

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
        List<Detection> seen =
                look(picture, places, bar).stream().flatMap(Optional::stream).toList();
        List<Detection> faces = seen.stream().filter(Detection::sure).toList();
        if (seen.stream().anyMatch(face -> leavesDoubt(face, faces, bar.wanted()))) {
            return new Detections(List.of(), true);
        }
        boolean hint = Math.max(picture.width(), picture.height()) <= proposing.cheap()
                || !seen.isEmpty()
                || places.stream().anyMatch(place -> place.score() >= proposing.hint());
        return new Detections(DetectOutput.suppress(faces, options.maxOverlap()), hint);
    }

    /**
     * Whether all of the picture had better be seen because of this one. An eye, or a mark on the cheek, that looks a little like a face is
     * part of the sure face around it.
     */
    static boolean leavesDoubt(Detection seen, List<Detection> sure, double wanted) {
        return !seen.sure()
                && seen.score() >= wanted
                && sure.stream().map(Detection::box).noneMatch(face -> within(seen.box(), face));
    }

    private static boolean within(Box part, Box face) {
        return part.area() < LARGEST_PART * face.area() && face.common(part) >= part.area();
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
