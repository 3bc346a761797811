package io.face106.runtime.lane;

import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A network whose runs are gathered into batches across callers. It owns one or more sessions of the same network, each with a
 * thread of its own; they share one lane.
 */
public final class LaneModel implements Model {

    /** How long runs under way are waited for at the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ModelSpec spec;
    private final LaneOptions options;
    private final Lane lane;
    private final List<Owner> owners = new ArrayList<>();
    /** Last in, first out: the one used last is still in the caches. As many as ever were in use at once. */
    private final Deque<Staging> free = new ConcurrentLinkedDeque<>();

    private LaneModel(List<Model> sessions, LaneOptions options, LongSupplier clock, LaneListener.Factory listeners) {
        this.spec = sessions.get(0).spec();
        this.options = options.of(spec);
        this.lane = new Lane(spec.name(), this.options, clock);
        LaneListener listener = listeners.watch(spec, lane::depth);
        for (Model session : sessions) {
            Owner owner = new Owner(session, this.options, lane, listener);
            owners.add(owner);
            Thread thread = new Thread(owner, "lane-" + spec.name() + "-" + owners.size());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Opens a lane and waits until its sessions are warm.
     *
     * @param sessions of the same network, at least one, each for one thread at a time; owned from now on
     * @param clock nanoseconds, as {@link System#nanoTime()}: callers' deadlines are told in it
     * @throws ModelException if a session cannot run one of the shapes; all are closed then
     */
    public static LaneModel open(
            List<Model> sessions, LaneOptions options, LongSupplier clock, LaneListener.Factory listeners) {
        LaneModel model = new LaneModel(sessions, options, clock, listeners);
        try {
            model.owners.forEach(owner -> owner.ready().join());
            return model;
        } catch (CompletionException e) {
            model.close();
            throw new ModelException(model.spec.file() + " cannot be warmed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public ModelRun prepare(long... inputShape) {
        Staging recent = free.pollFirst();
        Staging staging = recent == null ? new Staging() : recent;
        Tensor input = staging.input(inputShape);
        int most = options.most(RowShape.of(inputShape).bytes());
        return new LaneRun(lane, most, staging, input, free::addFirst);
    }

    /** Whoever waits is still served; whoever comes later is refused. */
    @Override
    public void close() {
        lane.close();
        CompletableFuture<?>[] ended = owners.stream().map(Owner::ended).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ended)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new ModelException(spec.name() + " cannot be closed: " + e.getCause(), e.getCause());
        } finally {
            lane.abandon(new ModelException(spec.name() + " is closed"));
        }
    }
}
