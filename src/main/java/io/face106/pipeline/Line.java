package io.face106.pipeline;

import io.face106.domain.Caller;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Those who wait, in the order in which they are served. Not safe for use by many threads. */
interface Line {

    void add(Waiter waiter);

    /** Whose turn it is, null if there is none; the same one until it is served or leaves, whoever else comes. */
    @Nullable
    Waiter first();

    /** Takes out the {@link #first()}, whose turn it was. */
    void serve(Waiter first);

    /** Takes out one who leaves unserved; nothing happens if it is not there. */
    void leave(Waiter waiter);

    /** Work of all, in pixels. */
    long work();

    /** Work that will be done before a newcomer's: an estimate, as others may come and overtake it. */
    long ahead(Caller newcomer, long work);

    default boolean isEmpty() {
        return first() == null;
    }

    /** One after the other, all of one call. */
    final class Plain implements Line {

        private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
        private long work;

        @Override
        public void add(Waiter waiter) {
            waiters.add(waiter);
            work += waiter.work;
        }

        @Override
        public @Nullable Waiter first() {
            return waiters.peekFirst();
        }

        @Override
        public void serve(Waiter first) {
            leave(first);
        }

        @Override
        public void leave(Waiter waiter) {
            if (waiters.remove(waiter)) {
                work -= waiter.work;
            }
        }

        @Override
        public long work() {
            return work;
        }

        @Override
        public long ahead(Caller newcomer, long more) {
            return work;
        }
    }
}
