package io.face106.pipeline;

import java.util.Locale;

/** Is told what happens at the {@link Admission}. To be quick: others wait meanwhile. */
public interface AdmissionListener {

    /** Does not listen. */
    AdmissionListener NOBODY = new AdmissionListener() {
        @Override
        public void admitted(long waitedNanos) {}

        @Override
        public void refused(Cause cause) {}
    };

    /** Why a picture did not come in. */
    enum Cause {
        /** Too many are waiting. */
        QUEUE_FULL,
        /** The wait would have been, or was, too long. */
        WAIT,
        /** The caller's deadline has passed, or would have. */
        DEADLINE,
        /** Nobody waits for the answer any more. */
        GONE,
        INTERRUPTED;

        /** As metrics call it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One came in, after so long. */
    void admitted(long waitedNanos);

    /** One did not. */
    void refused(Cause cause);
}
