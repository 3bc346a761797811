package io.face106.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a line, instead of a stack trace, which key cannot work. Named in META-INF/spring.factories. */
final class KeySettingsFailureAnalyzer extends AbstractFailureAnalyzer<KeySettings.Unusable> {

    private static final String ACTION =
            "Check face106.keys. Entries are numbered from 0 without a gap and come from one"
                    + " place; each has id and secret, and may have enabled, endpoints, rate, burst, concurrency and daily.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeySettings.Unusable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), ACTION, cause);
    }
}
