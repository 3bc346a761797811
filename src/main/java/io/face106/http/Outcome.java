package io.face106.http;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.facepp.FaceppError;
import io.face106.facepp.FaceppException;
import io.face106.nativeapi.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a request for an analysis ended, in the same words for both APIs. */
public enum Outcome {
    OK,
    MISSING_ARGUMENT,
    BAD_ARGUMENT,
    UNAUTHENTICATED,
    MALFORMED_BODY,
    BODY_TOO_LARGE,
    UNSUPPORTED_FORMAT,
    UNREADABLE_IMAGE,
    IMAGE_TOO_SMALL,
    IMAGE_TOO_LARGE,
    TOO_MANY_BYTES,
    LINK_REFUSED,
    LINK_TIMEOUT,
    FORBIDDEN,
    RATE_LIMITED,
    OVERLOADED,
    DEADLINE_EXCEEDED,
    STORE_UNAVAILABLE,
    /** Wrong method, media type or path; never got as far as a picture. */
    BAD_REQUEST,
    INTERNAL;

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAULT = 500;

    /** As metrics call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every {@link #wireName()}. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Outcome::wireName).toList();
    }

    /**
     * The outcome of an answered request.
     *
     * @param thrown what was thrown while it was handled, if anything
     * @param status of the answer
     */
    static Outcome of(@Nullable Object thrown, int status) {
        if (thrown instanceof Refusal refusal) {
            return of(refusal.failure().reason());
        }
        if (thrown instanceof FaceppException refusal) {
            return of(refusal.error().code());
        }
        if (thrown instanceof BodyException refusal) {
            return refusal.problem().kind() == Problem.Kind.BODY_TOO_LARGE ? BODY_TOO_LARGE : MALFORMED_BODY;
        }
        if (status < FIRST_ERROR) {
            return OK;
        }
        return status < FIRST_FAULT ? BAD_REQUEST : INTERNAL;
    }

    private static Outcome of(Failure.Reason reason) {
        return switch (reason) {
            case MISSING_ARGUMENT -> MISSING_ARGUMENT;
            case BAD_ARGUMENT -> BAD_ARGUMENT;
            case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
            case UNREADABLE_IMAGE -> UNREADABLE_IMAGE;
            case IMAGE_TOO_SMALL -> IMAGE_TOO_SMALL;
            case IMAGE_TOO_LARGE -> IMAGE_TOO_LARGE;
            case TOO_MANY_BYTES -> TOO_MANY_BYTES;
            case LINK_REFUSED -> LINK_REFUSED;
            case LINK_TIMEOUT -> LINK_TIMEOUT;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case RATE_LIMITED -> RATE_LIMITED;
            case OVERLOADED -> OVERLOADED;
            case DEADLINE_EXCEEDED -> DEADLINE_EXCEEDED;
            case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
            case INTERNAL -> INTERNAL;
        };
    }

    /** Only what is thrown by the reading of parameters; the rest of the table belongs to {@link Failure}s. */
    private static Outcome of(FaceppError.Code code) {
        return switch (code) {
            case MISSING_ARGUMENTS -> MISSING_ARGUMENT;
            case AUTHENTICATION_ERROR -> UNAUTHENTICATED;
            case IMAGE_ERROR_UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
            default -> BAD_ARGUMENT;
        };
    }
}
