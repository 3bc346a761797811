package io.face106.store;

import java.util.Collection;
import java.util.Map;

/** Bytes by token, each for the shelf's lifetime. Safe for use by many threads. */
public interface Shelf {

    /**
     * Lays them there, all in one call.
     *
     * @throws io.face106.domain.Refusal STORE_UNAVAILABLE
     */
    void put(Map<String, byte[]> faces);

    /**
     * Those of the tokens that are there.
     *
     * @throws io.face106.domain.Refusal STORE_UNAVAILABLE
     */
    Map<String, byte[]> get(Collection<String> tokens);

    /** Whether faces can be laid there and found again now; tries it, and never throws. */
    boolean usable();
}
