package io.face106.runtime;

import io.face106.domain.Caller;
import org.jspecify.annotations.Nullable;

/**
 * For whom this thread works, from opening to closing, so that a run which waits for its turn can be dropped once its
 * caller has no more use for it. An analysis stays on one thread; see src/docs/adr/0014-lanes.md.
 */
public final class CallerScope implements AutoCloseable {

    private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

    private final @Nullable Caller outer = CURRENT.get();

    private CallerScope(Caller caller) {
        CURRENT.set(caller);
    }

    /** From now on this thread works for a caller; close it on the same thread. */
    public static CallerScope open(Caller caller) {
        return new CallerScope(caller);
    }

    /** For whom this thread works; outside of every scope for somebody who is in no hurry. */
    public static Caller current() {
        Caller caller = CURRENT.get();
        return caller == null ? Caller.unhurried() : caller;
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
