package io.face106.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work of the start that goes on beside the thread that builds the service. */
final class Background {

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
