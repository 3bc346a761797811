package io.face106.http;

import io.face106.facepp.FaceppError;
import io.face106.nativeapi.Problem;

/** The request's body cannot be taken as it is, whatever it was meant to say; in the words of either API. */
final class BodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FaceppError error;
    private final transient Problem problem;

    private BodyException(FaceppError error, Problem problem) {
        super(problem.detail(), null, false, false);
        this.error = error;
        this.problem = problem;
    }

    /** It ended early or is not what its content type says. */
    static BodyException malformed(String detail) {
        return new BodyException(
                new FaceppError(FaceppError.Code.BAD_ARGUMENTS, "body"),
                new Problem(Problem.Kind.MALFORMED_BODY, detail));
    }

    /** It is longer than {@code limit} bytes and was not read to its end. */
    static BodyException tooLarge(long limit) {
        return new BodyException(
                new FaceppError(FaceppError.Code.REQUEST_ENTITY_TOO_LARGE),
                new Problem(Problem.Kind.BODY_TOO_LARGE, "the body may have at most " + limit + " bytes"));
    }

    FaceppError error() {
        return error;
    }

    Problem problem() {
        return problem;
    }
}
