package io.face106.store;

import org.jspecify.annotations.Nullable;

/**
 * Tells a server that was slow once from one that vanished without a word, by the questions that its connection left
 * unanswered: a server answers in order, so one that still lives has answered by the time a second question runs out.
 */
final class Silence {

    private @Nullable Object suspect;
    private long since;

    /** The connection gave an answer. */
    synchronized void heard(Object connection) {
        if (suspect == connection) {
            suspect = null;
        }
    }

    /**
     * A question got no answer in time. True if it was asked after another one of the same connection had run out: then the
     * connection is dead, and of all who find out only the first is told so.
     *
     * @param asked when the question was asked, in the nanoseconds of some clock
     * @param now of the same clock
     */
    synchronized boolean lasts(Object connection, long asked, long now) {
        if (suspect != connection) {
            suspect = connection;
            since = now;
            return false;
        }
        if (asked - since < 0) {
            return false;
        }
        suspect = null;
        return true;
    }
}
