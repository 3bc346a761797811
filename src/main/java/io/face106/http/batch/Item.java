package io.face106.http.batch;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a batch, as it came.
 *
 * @param id the caller's; null if there is none
 * @param picture its stored bytes; null if there are none
 * @param field what the picture or its link came as; null if it came as bytes
 * @param options by name, that hold for this picture only; a link to the picture is among them, as {@link #LINK}
 * @param refusal why nothing can be done with it; null if it can be tried
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Item(
        @Nullable String id,
        byte @Nullable [] picture,
        @Nullable String field,
        Map<String, String> options,
        @Nullable RuntimeException refusal) {

    /** The option that leads to a picture elsewhere. */
    public static final String LINK = "image_url";

    public Item {
        options = Map.copyOf(options);
    }

    /** One whose bytes came with the batch. */
    static Item of(@Nullable String id, byte[] picture) {
        return picture.length == 0
                ? refused(id, new Failure(Failure.Reason.MISSING_ARGUMENT, "the picture has no bytes"))
                : new Item(id, picture, null, Map.of(), null);
    }

    /** One that is not looked at. */
    static Item refused(@Nullable String id, Failure failure) {
        return refused(id, new Refusal(failure));
    }

    static Item refused(@Nullable String id, RuntimeException refusal) {
        return new Item(id, null, null, Map.of(), refusal);
    }

    /** One that had more bytes than are let in; they were not kept. */
    static Item tooLarge(@Nullable String id, long limit) {
        return refused(
                id, new Failure(Failure.Reason.TOO_MANY_BYTES, "the picture may have at most " + limit + " bytes"));
    }

    /** Whether the picture has still to be fetched. */
    boolean linked() {
        return refusal == null && options.containsKey(LINK);
    }
}
