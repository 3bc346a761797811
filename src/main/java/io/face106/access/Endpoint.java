package io.face106.access;

import java.util.Locale;

/** What a key can be allowed to call: the operations of both APIs. */
public enum Endpoint {
    /** {@code POST /facepp/v3/detect}. */
    DETECT,
    /** {@code POST /facepp/v3/face/analyze}. */
    ANALYZE,
    /** {@code POST /facepp/v1/face/thousandlandmark}. */
    THOUSANDLANDMARK,
    /** {@code POST /v1/faces}. */
    FACES,
    /** {@code POST /v1/batches}. */
    BATCHES,
    /** {@code GET /v1/models}. */
    MODELS;

    /** As configuration calls it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
