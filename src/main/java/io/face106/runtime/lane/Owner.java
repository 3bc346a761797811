package io.face106.runtime.lane;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that uses a session: it warms it, serves its lane until that is closed and empty, and closes it. ONNX Runtime's
 * memory on a GPU grows when calls hop threads. Survives whatever a batch throws, as LMAX's BatchEventProcessor does.
 */
final class Owner implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);

    private final Model model;
    private final LaneOptions options;
    private final Lane lane;
    private final LaneListener listener;
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /** @param model owned from now on */
    Owner(Model model, LaneOptions options, Lane lane, LaneListener listener) {
        this.model = model;
        this.options = options;
        this.lane = lane;
        this.listener = listener;
    }

    /** Done when every shape is warm; fails if one cannot be run. */
    CompletableFuture<@Nullable Void> ready() {
        return ready;
    }

    /** Done when the session is closed; fails if it cannot be. */
    CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    @Override
    public void run() {
        try {
            warm();
            ready.complete(null);
            while (serveNext()) {}
        } catch (Throwable failure) {
            ready.completeExceptionally(failure);
        }
        try {
            model.close();
            ended.complete(null);
        } catch (Throwable failure) {
            ended.completeExceptionally(failure);
        }
    }

    /** The largest batches first: what they take of a GPU's memory is enough for all others. */
    private void warm() {
        ModelSpec spec = model.spec();
        for (RowShape shape : options.warmShapes(spec)) {
            int most = options.most(shape.bytes());
            for (int i = options.buckets().size() - 1; i >= 0; i--) {
                if (options.buckets().get(i) <= most) {
                    try (ModelRun run =
                            model.prepare(shape.times(options.buckets().get(i)))) {
                        run.execute();
                    }
                }
            }
        }
    }

    /** Whether there may be more; an interrupt does not say so, for whoever waits would wait for ever. */
    private boolean serveNext() {
        List<Item> batch = List.of();
        try {
            batch = lane.take();
            if (batch.isEmpty()) {
                return false;
            }
            count(batch);
            run(batch);
        } catch (Throwable failure) {
            if (batch.size() > 1) {
                LOG.warn(
                        "{}: a batch failed, its {} runs are tried one by one",
                        model.spec().name(),
                        batch.size());
            }
            retry(batch, failure);
        }
        return true;
    }

    /** A row that cannot be run fails its caller and nobody else. */
    private void retry(List<Item> batch, Throwable failure) {
        for (Item item : batch) {
            try {
                if (batch.size() == 1) {
                    item.fail(failure);
                } else {
                    run(List.of(item));
                }
            } catch (Throwable own) {
                item.fail(own);
            }
        }
    }

    private void run(List<Item> batch) {
        int rows = batch.stream().mapToInt(Item::rows).sum();
        try (ModelRun run = model.prepare(batch.get(0).shape().times(options.bucket(rows)))) {
            int at = 0;
            for (Item item : batch) {
                item.copyInto(run, at);
                at += item.rows();
            }
            run.execute();
            at = 0;
            for (Item item : batch) {
                item.copyFrom(run, at, model.spec());
                at += item.rows();
            }
        }
        batch.forEach(Item::succeed);
    }

    /** A meter out of order must not cost an answer. */
    private void count(List<Item> batch) {
        try {
            long now = lane.now();
            batch.forEach(item -> listener.waited(item.waited(now)));
            listener.batch(batch.stream().mapToInt(Item::rows).sum());
        } catch (RuntimeException e) {
            LOG.warn("{}: a batch was not counted", model.spec().name(), e);
        }
    }
}
