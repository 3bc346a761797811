package io.face106.nativeapi;

import io.face106.domain.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 problem details.
 *
 * @param kind which of the closed table
 * @param detail what was found and what was expected
 * @param field the option or part at fault, as the client wrote it; null if there is none
 * @param retryAfter seconds after which a client that was turned away may try again, for {@code Retry-After}
 */
public record Problem(Kind kind, String detail, @Nullable String field, long retryAfter) {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds for {@code Retry-After} where nothing better is known. */
    public static final long RETRY_AFTER = 1;

    private static final String URN = "urn:face106:problem:";

    /** The closed table of statuses and titles. Names are the {@code code} and the end of the {@code type}; both are stable. */
    public enum Kind {
        MISSING_ARGUMENT(400, "Something needed is missing"),
        BAD_ARGUMENT(400, "An option cannot be understood"),
        MALFORMED_BODY(400, "The request's body cannot be read"),
        NOT_FOUND(404, "There is nothing at this path"),
        METHOD_NOT_ALLOWED(405, "This path does not take this method"),
        NOT_ACCEPTABLE(406, "The answer is only available as JSON"),
        BODY_TOO_LARGE(413, "The request's body is too large"),
        IMAGE_TOO_LARGE(413, "The picture has too many pixels"),
        TOO_MANY_BYTES(413, "The picture has too many bytes"),
        UNSUPPORTED_FORMAT(415, "The picture's format is not supported"),
        UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not supported"),
        IMAGE_TOO_SMALL(422, "The picture has too few pixels"),
        UNREADABLE_IMAGE(422, "The picture is damaged"),
        LINK_REFUSED(400, "The link is not followed"),
        LINK_TIMEOUT(412, "The picture behind the link did not come in time"),
        UNAUTHENTICATED(401, "The key is missing or wrong"),
        FORBIDDEN(403, "The key does not allow this"),
        RATE_LIMITED(429, "Too many requests with this key"),
        BAD_REQUEST(400, "The request cannot be understood"),
        INTERNAL(500, "Something went wrong here"),
        OVERLOADED(503, "The service is busy"),
        STORE_UNAVAILABLE(503, "Face tokens are not available at the moment"),
        DEADLINE_EXCEEDED(504, "The answer would come too late");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The stable word for programs. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Problem(Kind kind, String detail, @Nullable String field) {
        this(kind, detail, field, RETRY_AFTER);
    }

    public Problem(Kind kind, String detail) {
        this(kind, detail, null);
    }

    /** The one translation of the service's own refusals. */
    public static Problem of(Failure failure) {
        Kind kind = switch (failure.reason()) {
            case MISSING_ARGUMENT -> Kind.MISSING_ARGUMENT;
            case BAD_ARGUMENT -> Kind.BAD_ARGUMENT;
            case UNSUPPORTED_FORMAT -> Kind.UNSUPPORTED_FORMAT;
            case UNREADABLE_IMAGE -> Kind.UNREADABLE_IMAGE;
            case IMAGE_TOO_SMALL -> Kind.IMAGE_TOO_SMALL;
            case IMAGE_TOO_LARGE -> Kind.IMAGE_TOO_LARGE;
            case TOO_MANY_BYTES -> Kind.TOO_MANY_BYTES;
            case LINK_REFUSED -> Kind.LINK_REFUSED;
            case LINK_TIMEOUT -> Kind.LINK_TIMEOUT;
            case UNAUTHENTICATED -> Kind.UNAUTHENTICATED;
            case FORBIDDEN -> Kind.FORBIDDEN;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
            case OVERLOADED -> Kind.OVERLOADED;
            case DEADLINE_EXCEEDED -> Kind.DEADLINE_EXCEEDED;
            case STORE_UNAVAILABLE -> Kind.STORE_UNAVAILABLE;
            case INTERNAL -> Kind.INTERNAL;
        };
        return new Problem(kind, failure.detail(), failure.field(), failure.retryAfter());
    }

    public int status() {
        return kind.status;
    }

    /** The body, of {@link #MEDIA_TYPE}. */
    public byte[] write(String requestId) {
        return write(requestId, null);
    }

    /**
     * The body, of {@link #MEDIA_TYPE}.
     *
     * @param errorMessage for clients of another API, where it is not known which was meant; null where it is
     */
    public byte[] write(String requestId, @Nullable String errorMessage) {
        return JsonBytes.object(json -> {
            json.writeStringProperty("type", URN + kind.code().replace('_', '-'));
            json.writeStringProperty("title", kind.title);
            json.writeNumberProperty("status", kind.status);
            json.writeStringProperty("detail", detail);
            json.writeStringProperty("code", kind.code());
            if (field != null) {
                json.writeStringProperty("field", field);
            }
            if (errorMessage != null) {
                json.writeStringProperty("error_message", errorMessage);
            }
            json.writeStringProperty("request_id", requestId);
        });
    }
}
