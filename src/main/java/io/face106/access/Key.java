package io.face106.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One caller.
 *
 * @param id {@code api_key} of Face++; not empty
 * @param secret {@code api_secret} of Face++; not empty, shown nowhere
 * @param enabled false turns the caller away without forgetting it
 * @param endpoints what it may call; empty means everything
 * @param limits how often
 */
public record Key(String id, String secret, boolean enabled, Set<Endpoint> endpoints, Limits limits) {

    /**
     * How often a key may call; null means without a limit. All numbers are positive.
     *
     * @param rate requests per second, on average
     * @param burst requests at once after a pause; null means a second's worth, at least one
     * @param concurrency requests under way
     * @param daily requests in each 24 hours since the start of the process
     */
    public record Limits(
            @Nullable Double rate,
            @Nullable Integer burst,
            @Nullable Integer concurrency,
            @Nullable Long daily) {

        public static final Limits NONE = new Limits(null, null, null, null);
    }

    public Key {
        endpoints = Set.copyOf(endpoints);
    }

    /** A key that may call everything, without limits. */
    public Key(String id, String secret) {
        this(id, secret, true, Set.of(), Limits.NONE);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Key[id=" + id + ", enabled=" + enabled + ", endpoints=" + endpoints + ", limits=" + limits + "]";
    }
}
