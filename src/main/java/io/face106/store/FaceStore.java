package io.face106.store;

import io.face106.domain.Face;
import java.util.Collection;
import java.util.Map;

/** Faces by their token, 32 lower-case hexadecimal digits. Safe for use by many threads. */
public interface FaceStore {

    /** Keeps nothing and knows no token. */
    FaceStore NONE = new FaceStore() {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void put(Map<String, Face> faces) {}

        @Override
        public Map<String, Face> get(Collection<String> tokens) {
            return Map.of();
        }
    };

    /** Whether tokens can be looked up later; false where the lifetime is zero. */
    boolean keeps();

    /**
     * Keeps the faces of one picture.
     *
     * @throws io.face106.domain.Refusal STORE_UNAVAILABLE
     */
    void put(Map<String, Face> faces);

    /**
     * Those of the tokens that are known.
     *
     * @throws io.face106.domain.Refusal STORE_UNAVAILABLE
     */
    Map<String, Face> get(Collection<String> tokens);
}
