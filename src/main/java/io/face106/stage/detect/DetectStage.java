package io.face106.stage.detect;

import io.face106.domain.Detection;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.stage.Stage;
import java.util.List;

/**
 * Finds faces. Pictures of one batch differ in shape, so each is a run of its own; on a CPU that costs nothing.
 */
public final class DetectStage implements Stage<DetectInput, List<Detection>> {

    private final Model model;
    private final DetectOptions options;

    public DetectStage(Model model, DetectOptions options) {
        this.model = model;
        this.options = options;
    }

    /** The constants in force, for {@link Canvas#plan}. */
    public DetectOptions options() {
        return options;
    }

    @Override
    public List<List<Detection>> apply(List<DetectInput> batch) {
        return batch.stream().map(this::detect).toList();
    }

    private List<Detection> detect(DetectInput question) {
        try (ModelRun run = model.prepare(question.shape())) {
            question.fill(run.input(), model.spec().input());
            run.execute();
            return DetectOutput.read(run, question, options);
        }
    }
}
