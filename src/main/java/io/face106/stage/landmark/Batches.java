package io.face106.stage.landmark;

import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.landmark.LandmarkNetwork.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Shows views to a network, several at once.
 *
 * @param model not owned; its input is a square of fixed size
 * @param most views in one run
 */
record Batches(Model model, int most) {

    /**
     * What the reader makes of the answer to each view, in order.
     *
     * @throws ModelException if the network fails, or answers what the reader refuses with an IllegalArgumentException
     */
    <T> List<T> run(List<View> views, Function<Answer, T> reader) {
        List<T> results = new ArrayList<>(views.size());
        for (int from = 0; from < views.size(); from += most) {
            runBatch(views.subList(from, Math.min(views.size(), from + most)), reader, results);
        }
        return results;
    }

    private <T> void runBatch(List<View> views, Function<Answer, T> reader, List<T> results) {
        ModelSpec.Input spec = model.spec().input();
        int side = spec.side();
        try (ModelRun run = model.prepare(views.size(), 3, side, side)) {
            for (int i = 0; i < views.size(); i++) {
                View view = views.get(i);
                if (i > 0 && view.equals(views.get(i - 1).mirror())) {
                    Picture.mirror(run.input().entry(i - 1), run.input().entry(i), side);
                } else {
                    view.picture().cropInto(run.input().entry(i), view.crop(), side, spec.colour());
                }
            }
            run.execute();
            for (int i = 0; i < views.size(); i++) {
                results.add(read(new Answer(run, i, views.get(i).crop(), side), reader));
            }
        }
    }

    private <T> T read(Answer answer, Function<Answer, T> reader) {
        try {
            return reader.apply(answer);
        } catch (IllegalArgumentException nonsense) {
            throw new ModelException(model.spec().file() + ": " + nonsense.getMessage(), nonsense);
        }
    }
}
