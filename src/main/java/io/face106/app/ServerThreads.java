package io.face106.app;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The threads that take requests: more than all that may be under way at once, so that one is left to refuse what is too much and to
 * answer probes.
 */
final class ServerThreads {

    private static final String PROPERTY = "server.tomcat.threads.max";

    private ServerThreads() {}

    /**
     * Looks at three settings that must fit together.
     *
     * @throws InvalidConfigurationPropertyValueException if they do not
     */
    static void check(FaceProperties properties, Environment environment) {
        int most = environment.getRequiredProperty(PROPERTY, Integer.class);
        int requests = properties.admission().maxRequests();
        int batches = properties.batch().maxBatches();
        if (most <= (long) requests + batches) {
            throw new InvalidConfigurationPropertyValueException(
                    PROPERTY,
                    most,
                    "More is needed than face106.admission.max-requests and face106.batch.max-batches together, which are "
                            + requests + " + " + batches
                            + ": each holds a thread, and some must be left to refuse others and to answer probes.");
        }
    }
}
