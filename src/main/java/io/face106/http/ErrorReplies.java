package io.face106.http;

import io.face106.domain.Refusal;
import io.face106.facepp.ErrorAnswer;
import io.face106.facepp.FaceppError;
import io.face106.nativeapi.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Writes a refusal in the shape of the API that was called, which its handler tells, or else its path. */
final class ErrorReplies {

    static final MediaType FACEPP_JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    /** Also where a base URL ended in a slash. */
    private static final Pattern FACEPP_PATHS = Pattern.compile("(?i)/+facepp(/.*)?", Pattern.DOTALL);

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    private ErrorReplies() {}

    /** Paths can be spelt in many ways: where a handler was found for one, it knows better. */
    static boolean isFacepp(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? FaceppApi.class.isAssignableFrom(handler.getBeanType())
                : isFacepp(request.getRequestURI());
    }

    private static boolean isFacepp(String path) {
        return FACEPP_PATHS.matcher(path).matches();
    }

    static ResponseEntity<byte[]> reply(Refusal refusal, HttpServletRequest request) {
        return isFacepp(request)
                ? reply(FaceppError.of(refusal.failure()), Call.of(request))
                : reply(Problem.of(refusal.failure()), Call.of(request));
    }

    static ResponseEntity<byte[]> reply(FaceppError error, Call call) {
        MediaType type = error.body() == FaceppError.Body.TEXT ? MediaType.TEXT_PLAIN : FACEPP_JSON;
        return ResponseEntity.status(error.status()).contentType(type).body(ErrorAnswer.write(error, call.stamp()));
    }

    static ResponseEntity<byte[]> reply(Problem problem, Call call) {
        ResponseEntity.BodyBuilder reply =
                ResponseEntity.status(problem.status()).contentType(PROBLEM);
        if (problem.kind() == Problem.Kind.OVERLOADED || problem.kind() == Problem.Kind.RATE_LIMITED) {
            reply.header(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
            reply.header(HttpHeaders.WWW_AUTHENTICATE, NativeAccess.CHALLENGE);
        }
        return reply.body(problem.write(call.id().toString()));
    }

    /**
     * An answer to a request that could not be read so far that its path is known: a problem document that also has what
     * Face++'s clients look for.
     */
    static ResponseEntity<byte[]> reply(int status, Call call) {
        Problem problem = problem(status);
        return ResponseEntity.status(problem.status())
                .contentType(PROBLEM)
                .body(problem.write(call.id().toString(), facepp(status).message()));
    }

    /**
     * An answer where only the status is known.
     *
     * @param path as the client wrote it
     */
    static ResponseEntity<byte[]> reply(int status, String path, Call call) {
        return isFacepp(path) ? reply(facepp(status), call) : reply(problem(status), call);
    }

    private static FaceppError facepp(int status) {
        if (status == 413) {
            return new FaceppError(FaceppError.Code.REQUEST_ENTITY_TOO_LARGE);
        }
        if (status == 404 || status == 405) {
            return new FaceppError(FaceppError.Code.API_NOT_FOUND);
        }
        return status >= 500
                ? new FaceppError(FaceppError.Code.INTERNAL_ERROR)
                : new FaceppError(FaceppError.Code.BAD_ARGUMENTS, "request");
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> new Problem(Problem.Kind.NOT_FOUND, "no such path");
            case 405 -> new Problem(Problem.Kind.METHOD_NOT_ALLOWED, "no such method on this path");
            case 406 -> new Problem(Problem.Kind.NOT_ACCEPTABLE, "the answer is JSON");
            case 413 -> new Problem(Problem.Kind.BODY_TOO_LARGE, "the body is too large");
            case 415 -> new Problem(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "the body's media type is not supported");
            case 503 -> new Problem(Problem.Kind.OVERLOADED, "try again shortly");
            default ->
                status >= 500
                        ? new Problem(Problem.Kind.INTERNAL, "the request could not be answered")
                        : new Problem(Problem.Kind.BAD_REQUEST, "the request line or a header is not valid");
        };
    }
}
