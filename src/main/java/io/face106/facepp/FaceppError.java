package io.face106.facepp;

import io.face106.domain.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Face++'s words.
 *
 * @param code which of the closed table
 * @param about the parameter or reason that follows the code, if the code names one
 */
public record FaceppError(Code code, @Nullable String about) {

    /** How the body of an error is laid out. */
    public enum Body {
        /** {@code time_used}, {@code error_message} and {@code request_id}. */
        FULL,
        /** {@code error_message} only. */
        MESSAGE_ONLY,
        /** Plain text, no JSON. */
        TEXT
    }

    /**
     * The closed table of statuses and texts. Clients compare whole strings, so the blank after the colon matters: it is
     * there for parameters and missing for tokens and reasons, as recorded.
     */
    public enum Code {
        MISSING_ARGUMENTS(400, ": "),
        BAD_ARGUMENTS(400, ": "),
        COEXISTENCE_ARGUMENTS(400),
        IMAGE_ERROR_UNSUPPORTED_FORMAT(400, ": "),
        INVALID_IMAGE_SIZE(400, ": "),
        INVALID_IMAGE_URL(400),
        IMAGE_FILE_TOO_LARGE(400, ": "),
        INVALID_FACE_TOKEN(400, ":"),
        INVALID_FACE_TOKENS_SIZE(400),
        VOID_REQUEST(400),
        TOO_MANY_FACE_ATTRIBUTES(400),
        AUTHENTICATION_ERROR(401),
        AUTHORIZATION_ERROR(403, ":", Body.MESSAGE_ONLY),
        /** The service is busy; not 429, clients match this text and try again. */
        CONCURRENCY_LIMIT_EXCEEDED(403),
        INSUFFICIENT_PERMISSION(403, ":"),
        API_NOT_FOUND(404, "", Body.MESSAGE_ONLY),
        IMAGE_DOWNLOAD_TIMEOUT(412),
        REQUEST_ENTITY_TOO_LARGE(413, "", Body.TEXT),
        INTERNAL_ERROR(500);

        private final int status;
        private final String separator;
        private final Body body;

        Code(int status) {
            this(status, "");
        }

        Code(int status, String separator) {
            this(status, separator, Body.FULL);
        }

        Code(int status, String separator, Body body) {
            this.status = status;
            this.separator = separator;
            this.body = body;
        }
    }

    public FaceppError(Code code) {
        this(code, null);
    }

    /** The HTTP status. */
    public int status() {
        return code.status;
    }

    public Body body() {
        return code.body;
    }

    /** The text of {@code error_message}, for example {@code BAD_ARGUMENTS: return_landmark}. */
    public String message() {
        if (code == Code.REQUEST_ENTITY_TOO_LARGE) {
            return "Request Entity Too Large";
        }
        return about == null ? code.name() : code.name() + code.separator + about;
    }

    /** The one translation of the service's own refusals. What Face++ has no word for is put into its nearest one. */
    public static FaceppError of(Failure failure) {
        return switch (failure.reason()) {
            case MISSING_ARGUMENT -> new FaceppError(Code.MISSING_ARGUMENTS, failure.field());
            case BAD_ARGUMENT -> new FaceppError(Code.BAD_ARGUMENTS, failure.field());
            case UNSUPPORTED_FORMAT, UNREADABLE_IMAGE ->
                new FaceppError(Code.IMAGE_ERROR_UNSUPPORTED_FORMAT, failure.field());
            case IMAGE_TOO_SMALL, IMAGE_TOO_LARGE -> new FaceppError(Code.INVALID_IMAGE_SIZE, failure.field());
            case TOO_MANY_BYTES -> new FaceppError(Code.IMAGE_FILE_TOO_LARGE, failure.field());
            case LINK_REFUSED -> new FaceppError(Code.INVALID_IMAGE_URL);
            case LINK_TIMEOUT -> new FaceppError(Code.IMAGE_DOWNLOAD_TIMEOUT);
            case UNAUTHENTICATED -> new FaceppError(Code.AUTHENTICATION_ERROR);
            case FORBIDDEN -> new FaceppError(Code.AUTHORIZATION_ERROR, failure.detail());
            case RATE_LIMITED, OVERLOADED, DEADLINE_EXCEEDED -> new FaceppError(Code.CONCURRENCY_LIMIT_EXCEEDED);
            case STORE_UNAVAILABLE, INTERNAL -> new FaceppError(Code.INTERNAL_ERROR);
        };
    }
}
