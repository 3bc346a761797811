package io.face106.facepp;

/** Carries a {@link FaceppError} up to the edge. It has no stack trace: refusing is ordinary and must be cheap. */
public final class FaceppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FaceppError error;

    public FaceppException(FaceppError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public FaceppException(FaceppError.Code code) {
        this(new FaceppError(code));
    }

    /** {@code INVALID_FACE_TOKEN} with the token, of which no more is shown than a token may have. */
    public static FaceppException unknownToken(String token) {
        return new FaceppException(new FaceppError(FaceppError.Code.INVALID_FACE_TOKEN, Tokens.shown(token)));
    }

    public FaceppError error() {
        return error;
    }
}
