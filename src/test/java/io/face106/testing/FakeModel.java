package io.face106.testing;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network that gives the same answer to every view, and remembers how many it was shown in each run. */
public final class FakeModel implements Model {

    private final ModelSpec spec;
    private final Map<String, float[]> answer = new HashMap<>();
    private final List<Integer> shown = new ArrayList<>();

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
