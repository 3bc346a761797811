package io.face106.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.face106.runtime.Model;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One session and the workspaces that its runs take turns with. It owns both: {@link #close()} waits until every
 * workspace is back, frees them, then the session; whoever waits for a workspace by then is refused.
 */
final class OnnxModel implements Model {

    /** How long runs under way are waited for at the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OrtSession session;
    private final ModelSpec spec;
    private final int workers;
    /** Last in, first out: the workspace used last is the one still in the caches. */
    private final BlockingDeque<Workspace> free = new LinkedBlockingDeque<>();

    private volatile boolean closed;

    OnnxModel(OrtEnvironment environment, OrtSession session, ModelSpec spec, int workers, AtomicLong tensorsAlive) {
        this.session = session;
        this.spec = spec;
        this.workers = workers;
        OutputShapes outputShapes = new OutputShapes();
        for (int i = 0; i < workers; i++) {
            free.add(new Workspace(environment, session, spec, outputShapes, tensorsAlive));
        }
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public ModelRun prepare(long... inputShape) {
        Workspace workspace = take();
        boolean lent = false;
        try {
            if (closed) {
                throw new ModelException(spec.name() + " is closed");
            }
            workspace.shapeFor(inputShape);
            lent = true;
            return new OnnxRun(workspace, free::addFirst);
        } catch (OrtException e) {
            throw new ModelException(spec.name() + ": " + e.getMessage(), e);
        } finally {
            if (!lent) {
                free.addFirst(workspace);
            }
        }
    }

    private Workspace take() {
        try {
            return free.takeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(spec.name() + ": interrupted while waiting for its turn", e);
        }
    }

    /** How often the network ran; asks only the workspaces that are not lent. */
    long runs() {
        return free.stream().mapToLong(Workspace::runs).sum();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Workspace> all = returned();
        all.forEach(Workspace::close);
        // Wakes whoever still waits for one.
        free.addAll(all);
        if (all.size() < workers) {
            throw new ModelException(spec.name() + " is still running after " + PATIENCE.toSeconds()
                    + " s; its memory is left to the end of the process");
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelException(spec.name() + " cannot be closed: " + e.getMessage(), e);
        }
    }

    /** The workspaces that come back in time; being interrupted does not hurry what is running. */
    private List<Workspace> returned() {
        List<Workspace> all = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean interrupted = false;
        while (all.size() < workers && System.nanoTime() < deadline) {
            try {
                Workspace workspace = free.pollFirst(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (workspace != null) {
                    all.add(workspace);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }
}
