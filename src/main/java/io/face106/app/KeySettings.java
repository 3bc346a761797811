package io.face106.app;

import io.face106.access.Endpoint;
import io.face106.access.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.core.env.Environment;

/**
 * Reads {@code face106.keys}, which application.yml describes. Not a part of {@link FaceProperties}, because Spring quotes
 * in messages and logs what it cannot bind, and here that may be a secret. For the same reason what is unknown is refused
 * and not ignored: a misspelt limit would be none.
 */
record KeySettings(
        @Nullable String id,
        @Nullable String secret,
        @DefaultValue("true") boolean enabled,
        @DefaultValue Set<Endpoint> endpoints,
        @Nullable Double rate,
        @Nullable Integer burst,
        @Nullable Integer concurrency,
        @Nullable Long daily) {

    private static final String PROPERTY = "keys";
    private static final double LOWEST_RATE = 0.001;
    private static final int MOST = 1_000_000;
    private static final long MOST_A_DAY = 1_000_000_000_000L;

    /** A list of keys that cannot work. The message names the property and holds no secret; there is no cause that could. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * The keys.
     *
     * @throws Unusable if they cannot work
     */
    static List<Key> read(Environment environment) {
        List<KeySettings> settings = bind(environment);
        try {
            Map<String, Integer> seen = new HashMap<>();
            List<Key> keys = new ArrayList<>();
            for (int i = 0; i < settings.size(); i++) {
                Key key = settings.get(i).toKey(PROPERTY + "[" + i + "].");
                Integer first = seen.putIfAbsent(key.id(), i);
                if (first != null) {
                    throw new Unusable("face106.keys[" + i + "].id is that of face106.keys[" + first + "] too");
                }
                keys.add(key);
            }
            return keys;
        } catch (IllegalArgumentException wrong) {
            throw new Unusable(String.valueOf(wrong.getMessage()));
        }
    }

    private static List<KeySettings> bind(Environment environment) {
        try {
            return Binder.get(environment)
                    .bind(
                            "face106." + PROPERTY,
                            Bindable.listOf(KeySettings.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElse(List.of());
        } catch (BindException quotesWhatItFound) {
            throw new Unusable(quotesWhatItFound.getName() + " cannot be understood, or something in it is unknown");
        }
    }

    private Key toKey(String prefix) {
        Key.Limits limits = new Key.Limits(rate, burst, concurrency, daily);
        if (rate != null && !(rate >= LOWEST_RATE && rate <= MOST)) {
            throw Need.refused(prefix + "rate", rate, LOWEST_RATE + " to " + MOST);
        }
        if (burst != null) {
            Need.set(prefix + "rate", rate);
            Need.between(prefix + "burst", burst, 1, MOST);
        }
        if (concurrency != null) {
            Need.between(prefix + "concurrency", concurrency, 1, MOST);
        }
        if (daily != null) {
            Need.between(prefix + "daily", daily, 1, MOST_A_DAY);
        }
        return new Key(given(prefix + "id", id), given(prefix + "secret", secret), enabled, endpoints, limits);
    }

    private static String given(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("face106." + property + " is not set");
        }
        return value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeySettings[id=" + id + "]";
    }
}
