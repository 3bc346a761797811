package io.face106.http.batch;

import org.jspecify.annotations.Nullable;

/** The pictures of a body in their order, read as they are asked for. For one thread. */
@FunctionalInterface
public interface Items {

    /**
     * The next one, of which at most as many bytes are held as one picture may have; null after the last.
     *
     * @throws Unreadable if the body cannot be understood from here on
     */
    @Nullable
    Item next();
}
