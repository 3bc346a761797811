package io.face106.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Work of the start that goes on beside the thread that builds the service. */
final class Background {

    /**
     * A thread for each piece of work. Not the common pool: on JDK 17 whoever waits for a result there may be given other work of
     * the pool meanwhile, such as one that waits for the very result.
     */
    static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "start");
        thread.setDaemon(true);
        thread.start();
    };

    private Background() {}

    /** Waits for its result; what it threw is thrown here as if it had been done here. */
    static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }
}
