package io.face106.app;

import io.face106.runtime.ModelException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines, instead of a stack trace, why the start ended. Named in META-INF/spring.factories. */
final class ModelFailureAnalyzer extends AbstractFailureAnalyzer<ModelException> {

    private static final String PROVIDER = "face106.runtime.provider";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelException cause) {
        String message = String.valueOf(cause.getMessage());
        return new FailureAnalysis(message, action(message), cause);
    }

    private static String action(String message) {
        return message.contains(PROVIDER)
                ? "Install what is missing, or let the service choose: " + PROVIDER + "=auto takes the GPU if it can be"
                        + " used and else the CPU."
                : "Check face106.models.location and face106.models.pack. A folder needs manifest.json and every file"
                        + " of the pack exactly as the manifest states it; classpath:models is inside the jar.";
    }
}
