package io.face106.domain;

/** Carries a {@link Failure} up to the edge. It has no stack trace: refusing is ordinary and must be cheap. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Refusal(Failure failure) {
        super(failure.reason() + ": " + failure.detail(), null, false, false);
        this.failure = failure;
    }

    public Refusal(Failure.Reason reason, String detail) {
        this(new Failure(reason, detail));
    }

    public Failure failure() {
        return failure;
    }
}
