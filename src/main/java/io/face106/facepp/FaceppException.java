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

    public FaceppError error() {
        return error;
    }
}
