package io.face106.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bytes by key in this process, each for a time and all within a bound: beyond it the oldest go first. Safe for use by many
 * threads.
 *
 * <p>Caffeine's own bound is not used, because it favours entries that were read over new ones, and most are never read: of
 * 20 000 entries put into a cache for 1000, 103 of the newest 1000 were there (measured, version 3.2.4).
 */
final class AgedBytes<K> {

    /**
     * How much and how long.
     *
     * @param lifetime of each entry
     * @param maxBytes heap for all entries together
     * @param overhead heap of an entry beside its bytes
     */
    record Bounds(Duration lifetime, long maxBytes, int overhead) {}

    /** To find the oldest costs as much as to find a few: what has to go, goes by so large a part of all at once. */
    private static final int PARTS = 256;

    private final Bounds bounds;
    private final AtomicLong bytes = new AtomicLong();
    private final Consumer<Eviction> evicted;
    private final Cache<K, byte[]> entries;
    private final Policy.FixedExpiration<K, byte[]> age;

    /**
     * None yet.
     *
     * @param nanos the clock, as {@link System#nanoTime()}
     * @param evicted told of each entry that goes
     */
    AgedBytes(Bounds bounds, LongSupplier nanos, Consumer<Eviction> evicted) {
        this.bounds = bounds;
        this.evicted = evicted;
        this.entries = Caffeine.newBuilder()
                .expireAfterWrite(bounds.lifetime())
                .ticker(nanos::getAsLong)
                // Where it happens, not on another thread: the bytes must be right when the next entry is judged by
                // them.
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
        this.age = entries.policy().expireAfterWrite().orElseThrow();
    }

    void put(K key, byte[] value) {
        entries.put(key, value);
        bytes.addAndGet(size(value));
    }

    /** Drops the oldest until the others are within the bound. */
    void trim() {
        while (bytes.get() > bounds.maxBytes()) {
            int some = 1 + Math.toIntExact(entries.estimatedSize() / PARTS);
            Map<K, byte[]> oldest = age.oldest(some);
            if (oldest.isEmpty()) {
                return;
            }
            entries.invalidateAll(oldest.keySet());
        }
    }

    byte @Nullable [] get(K key) {
        return entries.getIfPresent(key);
    }

    Map<K, byte[]> get(Collection<K> keys) {
        return entries.getAllPresent(keys);
    }

    /** How many there are now. */
    long held() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** The heap they take. */
    long bytes() {
        entries.cleanUp();
        return bytes.get();
    }

    private void removed(@Nullable K key, byte @Nullable [] value, RemovalCause cause) {
        if (value != null) {
            bytes.addAndGet(-size(value));
        }
        if (cause != RemovalCause.REPLACED) {
            evicted.accept(cause == RemovalCause.EXPIRED ? Eviction.AGE : Eviction.ROOM);
        }
    }

    private long size(byte[] value) {
        return (long) bounds.overhead() + value.length;
    }
}
