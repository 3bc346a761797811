package io.face106.http.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Work of several owners on threads that they share: a piece of each in turn, so that none has them all. Safe for use by many threads. */
final class Turns {

    private final Executor threads;

    /** In the order of turns; none is empty. */
    private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();

    /** @param threads each of its turns is one piece of work, whoever's turn it is by then */
    Turns(Executor threads) {
        this.threads = threads;
    }

    /** Where the threads take no more, as much is done by the caller: a turn that is lost would leave somebody's work undone. */
    void add(String owner, Runnable work) {
        synchronized (this) {
            waiting.computeIfAbsent(owner, any -> new ArrayDeque<>()).add(work);
        }
        try {
            threads.execute(() -> next().run());
        } catch (RejectedExecutionException closed) {
            next().run();
        }
    }

    private synchronized Runnable next() {
        Map.Entry<String, Deque<Runnable>> first = waiting.entrySet().iterator().next();
        String owner = first.getKey();
        Deque<Runnable> own = first.getValue();
        waiting.remove(owner);
        Runnable work = own.remove();
        if (!own.isEmpty()) {
            waiting.put(owner, own);
        }
        return work;
    }
}
