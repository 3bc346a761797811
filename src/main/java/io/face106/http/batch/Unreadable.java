package io.face106.http.batch;

import io.face106.nativeapi.Problem;

/**
 * A batch cannot be read from here on, or one line of it cannot. What was read before is answered all the same. Cheap: it has
 * no stack trace.
 */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unreadable(Problem.Kind kind, String detail) {
        super(detail, null, false, false);
        this.problem = new Problem(kind, detail);
    }

    /** It is cut off or is not what its content type says. */
    static Unreadable malformed(String detail) {
        return new Unreadable(Problem.Kind.MALFORMED_BODY, detail);
    }

    public Problem problem() {
        return problem;
    }
}
