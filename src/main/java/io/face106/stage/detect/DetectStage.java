package io.face106.stage.detect;

import io.face106.domain.Detection;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds faces: the network looks at the canvas, then again at whatever is neither clearly a face nor clearly none.
 * Pictures of one batch differ in shape, so each is a run of its own; on a CPU that costs nothing.
 */
public final class DetectStage implements Stage<DetectInput, Detections> {

    /** Below this the network's rows are noise, whatever the caller wants. */
    private static final double FLOOR = 0.1;

    /** Below this boxes lie everywhere on a noisy picture: asking the landmark network about each would take for ever. */
    private static final double LEAST_UNSURE = 0.3;

    /** From here on a face is a face: whoever wants still more gets just that, for nothing scores much above .95. */
    private static final double CLEAR = 0.8;

    private final Model model;
    private final DetectOptions options;
    private final SecondLook secondLook;

    public DetectStage(Model model, DetectOptions options) {
        this.model = model;
        this.options = options;
        this.secondLook = new SecondLook(model, options.look());
    }

    /** The constants in force, for {@link Canvas#plan}. */
    public DetectOptions options() {
        return options;
    }

    @Override
    public List<Detections> apply(List<DetectInput> batch) {
        return batch.stream().map(this::detect).toList();
    }

    private Detections detect(DetectInput question) {
        double wanted = question.scoreThreshold();
        double unsure = Math.max(LEAST_UNSURE, wanted + question.canvas().unsure());
        double least = Math.max(FLOOR, wanted + options.scores().proposed());
        List<Detection> rows = DetectOutput.suppress(rows(question, least), options.maxOverlap());
        List<Detection> faces = new ArrayList<>();
        int looks = 0;
        for (Detection row : rows) {
            boolean looked = looks < options.look().most() && deservesLook(question, row);
            looks += looked ? 1 : 0;
            Detection judged = looked ? lookAgain(question, row) : judge(row, wanted);
            if (judged.sure() || judged.score() >= unsure) {
                faces.add(judged);
            }
        }
        boolean hint = !rows.isEmpty()
                && rows.get(0).score() >= wanted + options.scores().hint();
        return new Detections(DetectOutput.suppress(faces, options.maxOverlap()), hint);
    }

    private boolean deservesLook(DetectInput question, Detection row) {
        double wanted = question.scoreThreshold();
        double size = Math.max(
                row.box().width() * question.canvas().scaleX(),
                row.box().height() * question.canvas().scaleY());
        return row.score() < sure(wanted) && size < options.look().largest();
    }

    private List<Detection> rows(DetectInput question, double least) {
        Canvas canvas = question.canvas();
        ModelSpec.Input spec = model.spec().input();
        try (ModelRun run = model.prepare(
                1, 3, canvas.placement().height(), canvas.placement().width())) {
            question.picture().scaleInto(run.input().entry(0), canvas.placement(), spec.colour());
            run.execute();
            return DetectOutput.rows(run, least, canvas::toPicture);
        }
    }

    /** The confirmed face, or the row as it was, unsure. */
    private Detection lookAgain(DetectInput question, Detection row) {
        double least = sure(question.scoreThreshold());
        return secondLook
                .at(question.picture(), row, least)
                .map(Detection::asSure)
                .orElse(row);
    }

    /** Without a second look the wanted score alone decides. */
    private static Detection judge(Detection row, double wanted) {
        return row.score() >= wanted ? row.asSure() : row;
    }

    /** The score of a sure face: above the wanted one, as long as that is not more than clear. */
    private double sure(double wanted) {
        return Math.max(wanted, Math.min(wanted + options.scores().sure(), CLEAR));
    }
}
