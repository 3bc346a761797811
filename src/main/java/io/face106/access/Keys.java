package io.face106.access;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.github.bucket4j.TimeMeter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The keys of the service. Safe for use by many threads. */
public final class Keys {

    /** A key as it is kept: the secret only as part of a fingerprint. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Entry(byte[] fingerprint, boolean enabled, Set<Endpoint> endpoints, Allowance allowance) {}

    private final List<Entry> entries;

    /**
     * Keys with their limits untouched.
     *
     * @param keys ids differ; empty lets everyone in
     * @param nanoClock as {@link System#nanoTime()}: any origin, never goes back
     */
    public Keys(List<Key> keys, LongSupplier nanoClock) {
        TimeMeter clock = meter(nanoClock);
        entries = keys.stream()
                .map(key -> new Entry(
                        fingerprint(key.id(), key.secret()), key.enabled(), key.endpoints(), new Allowance(key, clock)))
                .toList();
    }

    /** None configured: every request is let in without limits, whatever key comes with it. */
    public static Keys open() {
        return new Keys(List.of(), System::nanoTime);
    }

    /** Whether everyone is let in. */
    public boolean isOpen() {
        return entries.isEmpty();
    }

    /**
     * Lets one request in. It counts from here on, however it ends; a refused one does not count.
     *
     * @param id null if the request has none
     * @param secret null if the request has none
     * @return to be closed when the work is done
     * @throws Refusal with {@link Reason#UNAUTHENTICATED} if there is no such pair of id and secret;
     *     {@link Reason#FORBIDDEN} with the detail {@code Denied by Admin} if the key is disabled or not for this
     *     endpoint, or {@code Insufficient Account Balance} if its daily quota is used up; {@link Reason#RATE_LIMITED}
     *     if it asks too often, or for too much at once
     */
    public Permit admit(@Nullable String id, @Nullable String secret, Endpoint endpoint) {
        if (isOpen()) {
            return new Permit("", () -> {});
        }
        if (id == null || secret == null) {
            throw new Refusal(Reason.UNAUTHENTICATED, "expected a key and its secret");
        }
        Entry entry = find(fingerprint(id, secret));
        if (entry == null) {
            throw new Refusal(Reason.UNAUTHENTICATED, "there is no such pair of key and secret");
        }
        if (!entry.enabled || !(entry.endpoints.isEmpty() || entry.endpoints.contains(endpoint))) {
            throw new Refusal(Reason.FORBIDDEN, "Denied by Admin");
        }
        return entry.allowance.take();
    }

    /** Looks at every key, so that the time taken does not tell whether the id, or the start of a secret, is known. */
    private @Nullable Entry find(byte[] wanted) {
        Entry found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.fingerprint, wanted)) {
                found = entry;
            }
        }
        return found;
    }

    /** SHA-256 of the id, then of the secret: always of the same length. */
    private static byte[] fingerprint(String id, String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] first = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
            byte[] second = sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Counts from now on: Bucket4j compares times, and a nanosecond clock may begin close to its overflow. */
    private static TimeMeter meter(LongSupplier nanoClock) {
        long start = nanoClock.getAsLong();
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanoClock.getAsLong() - start;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
