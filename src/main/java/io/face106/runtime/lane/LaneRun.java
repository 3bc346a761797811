package io.face106.runtime.lane;

import io.face106.domain.Caller;
import io.face106.runtime.CallerScope;
import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import java.util.function.Consumer;

/** A run that is carried out together with those of others. */
final class LaneRun implements ModelRun {

    private final Lane lane;
    private final int most;
    private final Staging staging;
    private final Tensor input;
    private final Consumer<Staging> giveBack;
    private boolean closed;

    /**
     * @param most rows of one batch
     * @param staging the run's own until it is closed
     * @param input of that staging
     */
    LaneRun(Lane lane, int most, Staging staging, Tensor input, Consumer<Staging> giveBack) {
        this.lane = lane;
        this.most = most;
        this.staging = staging;
        this.input = input;
        this.giveBack = giveBack;
    }

    @Override
    public Tensor input() {
        return input;
    }

    @Override
    public void execute() {
        Caller caller = CallerScope.current();
        for (int first = 0; first < input.size(0); first += most) {
            int count = Math.min(most, input.size(0) - first);
            Item item = new Item(new Item.Rows(staging, input, first, count), caller, lane.now());
            lane.add(item);
            item.await();
        }
    }

    @Override
    public Tensor output(String name) {
        Tensor answer = staging.answered(name);
        if (answer == null) {
            throw new IllegalArgumentException("no tensor '" + name + "' is ready");
        }
        return answer;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack.accept(staging);
        }
    }
}
