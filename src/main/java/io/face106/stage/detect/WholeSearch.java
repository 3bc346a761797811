package io.face106.stage.detect;

import io.face106.domain.Detection;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import java.util.ArrayList;
import java.util.List;

/** The detector looks at all of a canvas, then again at whatever is neither clearly a face nor clearly none. */
final class WholeSearch {

    private final Model model;
    private final DetectOptions options;
    private final CloseLook secondLook;

    WholeSearch(Model model, DetectOptions options) {
        this.model = model;
        this.options = options;
        this.secondLook = new CloseLook(model, options.second().look());
    }

    Detections search(DetectInput question) {
        Bar bar = new Bar(options.scores(), question.scoreThreshold());
        List<Detection> rows = DetectOutput.suppress(rows(question, bar.proposed()), options.maxOverlap());
        List<Detection> faces = new ArrayList<>();
        int looks = 0;
        for (Detection row : rows) {
            boolean looked = looks < options.second().most() && deservesLook(question, row, bar);
            looks += looked ? 1 : 0;
            Detection judged = looked ? lookAgain(question, row, bar) : judge(row, bar);
            if (judged.sure() || judged.score() >= bar.unsure(question.canvas())) {
                faces.add(judged);
            }
        }
        boolean hint = !rows.isEmpty() && rows.get(0).score() >= bar.hint();
        return new Detections(DetectOutput.suppress(faces, options.maxOverlap()), hint);
    }

    private boolean deservesLook(DetectInput question, Detection row, Bar bar) {
        double size = Math.max(
                row.box().width() * question.canvas().scaleX(),
                row.box().height() * question.canvas().scaleY());
        return row.score() < bar.sure() && size < options.second().largest();
    }

    private List<Detection> rows(DetectInput question, double least) {
        Canvas canvas = question.canvas();
        try (ModelRun run = model.prepare(
                1, 3, canvas.placement().height(), canvas.placement().width())) {
            question.picture()
                    .scaleInto(
                            run.input().entry(0),
                            canvas.placement(),
                            model.spec().input().colour());
            run.execute();
            return DetectOutput.rows(run, 0, least, canvas::toPicture);
        }
    }

    /** The confirmed face, or the row as it was, unsure. */
    private Detection lookAgain(DetectInput question, Detection row, Bar bar) {
        return secondLook
                .at(question.picture(), List.of(row.box()), bar.sure())
                .get(0)
                .map(Detection::asSure)
                .orElse(row);
    }

    /** Without a second look the wanted score alone decides. */
    private static Detection judge(Detection row, Bar bar) {
        return row.score() >= bar.wanted() ? row.asSure() : row;
    }
}
