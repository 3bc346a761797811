package io.face106.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a picture or a request was refused: a closed set of reasons, turned into words and codes once, at the edge
 * ({@code facepp}, {@code nativeapi}).
 *
 * @param reason which of the closed set
 * @param field the parameter at fault, as the client wrote it; null if it is the picture or the service itself
 * @param detail what was found and what was expected, safe to show to the client
 * @param retryAfter seconds after which it may be tried again, where that helps at all
 */
public record Failure(Reason reason, @Nullable String field, String detail, long retryAfter) {

    private static final long SOON = 1;

    /** The closed set of reasons. */
    public enum Reason {
        MISSING_ARGUMENT,
        BAD_ARGUMENT,
        UNSUPPORTED_FORMAT,
        UNREADABLE_IMAGE,
        IMAGE_TOO_SMALL,
        IMAGE_TOO_LARGE,
        TOO_MANY_BYTES,
        /** A link to a picture that is not followed, or behind which there is none. */
        LINK_REFUSED,
        LINK_TIMEOUT,
        UNAUTHENTICATED,
        FORBIDDEN,
        /** More requests than this caller is allowed. */
        RATE_LIMITED,
        OVERLOADED,
        /** The answer would come, or came, when it is of no use any more. */
        DEADLINE_EXCEEDED,
        /** Face tokens can neither be kept nor looked up at the moment. */
        STORE_UNAVAILABLE,
        INTERNAL;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Failure(Reason reason, @Nullable String field, String detail) {
        this(reason, field, detail, SOON);
    }

    public Failure(Reason reason, String detail) {
        this(reason, null, detail);
    }

    /** The same failure, blamed on a parameter. */
    public Failure on(String parameter) {
        return new Failure(reason, parameter, detail, retryAfter);
    }
}
