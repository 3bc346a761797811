package io.face106.runtime.lane;

import io.face106.runtime.ModelException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Where callers leave items and owners of sessions take them; whichever owner is free takes the next batch. */
final class Lane {

    private final String model;
    private final LongSupplier clock;
    private final WaitingItems waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /**
     * @param model the network's name, for messages
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    Lane(String model, LaneOptions options, LongSupplier clock) {
        this.model = model;
        this.clock = clock;
        this.waiting = new WaitingItems(options);
    }

    long now() {
        return clock.getAsLong();
    }

    /** How many items wait. */
    int depth() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** @throws ModelException if it is closed */
    void add(Item item) {
        lock.lock();
        try {
            if (closed) {
                throw new ModelException(model + " is closed");
            }
            waiting.add(item);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next batch, waiting for it; empty if the lane is closed and nothing waits any more. */
    List<Item> take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                List<Item> batch = takeNow();
                if (!batch.isEmpty() || closed) {
                    return batch;
                }
                changed.awaitNanos(waiting.nanosUntilDue(now()));
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Item> takeNow() {
        long now = now();
        waiting.refuseUnwanted(now);
        return closed ? waiting.takeOldest() : waiting.takeDue(now);
    }

    /** Lets nothing more in; what waits is still served. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Answers all that still waits with a failure, because nobody serves it. */
    void abandon(RuntimeException reason) {
        lock.lock();
        try {
            waiting.failAll(reason);
        } finally {
            lock.unlock();
        }
    }
}
