package io.face106.testing;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A network that gives the same answer to every view of a run, and remembers how many it was shown in each run. */
public final class FakeModel implements Model {

    private final ModelSpec spec;
    private final Map<String, float[]> answer = new HashMap<>();
    private final List<Integer> shown = new ArrayList<>();
    private final Map<Integer, Consumer<FakeModel>> changes = new HashMap<>();

    public FakeModel(ModelSpec spec) {
        this.spec = spec;
        for (ModelSpec.Output output : spec.outputs()) {
            long length = output.shape().stream().skip(1).reduce(1L, (a, b) -> a * b);
            answer.put(output.name(), new float[Math.toIntExact(length)]);
        }
    }

    /** The numbers that it answers to a view, to be changed in place. */
    public float[] output(String name) {
        return answer.get(name);
    }

    public FakeModel with(String output, float... numbers) {
        System.arraycopy(numbers, 0, output(output), 0, numbers.length);
        return this;
    }

    /** Changes the answer before the run of a number, the first being 0. */
    public void then(int run, Consumer<FakeModel> change) {
        changes.put(run, change);
    }

    /** One number for each run that was executed: its views. */
    public List<Integer> shown() {
        return shown;
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public ModelRun prepare(long... inputShape) {
        int views = Math.toIntExact(inputShape[0]);
        changes.getOrDefault(shown.size(), none -> {}).accept(this);
        shown.add(views);
        RecordedRun run = new RecordedRun().withInput(inputShape);
        for (ModelSpec.Output output : spec.outputs()) {
            float[] one = output(output.name());
            float[] all = new float[views * one.length];
            for (int i = 0; i < views; i++) {
                System.arraycopy(one, 0, all, i * one.length, one.length);
            }
            long[] shape = output.shape().stream().mapToLong(Long::longValue).toArray();
            shape[0] = views;
            run.with(output.name(), all, shape);
        }
        return run;
    }

    @Override
    public void close() {
        answer.clear();
    }
}
