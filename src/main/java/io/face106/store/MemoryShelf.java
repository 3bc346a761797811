package io.face106.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;

/** In this process, bounded by bytes: beyond the bound the oldest go first. */
public final class MemoryShelf implements Shelf {

    /** Heap per face beside its bytes: key, array header, the entry and its place in table and queue; 140 to 270 were measured. */
    static final int OVERHEAD = 240;

    private final AgedBytes<String> faces;

    /**
     * An empty shelf.
     *
     * @param maxBytes heap for all faces together
     * @param nanos the clock, as {@link System#nanoTime()}
     */
    public MemoryShelf(Duration lifetime, long maxBytes, LongSupplier nanos) {
        this.faces = new AgedBytes<>(new AgedBytes.Bounds(lifetime, maxBytes, OVERHEAD), nanos, evicted -> {});
    }

    @Override
    public void put(Map<String, byte[]> added) {
        added.forEach(faces::put);
        faces.trim();
    }

    @Override
    public Map<String, byte[]> get(Collection<String> tokens) {
        return faces.get(tokens);
    }

    @Override
    public boolean usable() {
        return true;
    }

    /** How many faces are kept now. */
    public long held() {
        return faces.held();
    }

    /** The heap they take. */
    public long bytes() {
        return faces.bytes();
    }
}
