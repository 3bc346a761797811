package io.face106.http;

import io.face106.domain.Refusal;
import io.face106.facepp.FaceppException;
import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers whatever is thrown while a request is handled. */
@Hidden
@RestControllerAdvice
public class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return ErrorReplies.reply(refusal, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(FaceppException refusal, HttpServletRequest request) {
        return ErrorReplies.reply(refusal.error(), Call.of(request));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(BodyException refusal, HttpServletRequest request) {
        return ErrorReplies.isFacepp(request)
                ? ErrorReplies.reply(refusal.error(), Call.of(request))
                : ErrorReplies.reply(refusal.problem(), Call.of(request));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        if (ErrorReplies.isFacepp(request)) {
            return ErrorReplies.reply(405, request.getRequestURI(), Call.of(request));
        }
        Set<HttpMethod> supported = wrong.getSupportedHttpMethods();
        String allowed = supported == null
                ? ""
                : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        Problem problem = new Problem(Problem.Kind.METHOD_NOT_ALLOWED, "expected " + allowed);
        ResponseEntity<byte[]> reply = ErrorReplies.reply(problem, Call.of(request));
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(reply.getBody());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMediaType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        if (ErrorReplies.isFacepp(request)) {
            return ErrorReplies.reply(415, request.getRequestURI(), Call.of(request));
        }
        String detail = "expected Content-Type " + names(wrong.getSupportedMediaTypes()) + ", found "
                + request.getContentType();
        return ErrorReplies.reply(new Problem(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, detail), Call.of(request));
    }

    /** What Spring itself refuses says its status; the rest is a fault of ours and is logged, unless the client has gone. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> other(Exception exception, HttpServletRequest request) {
        Call call = Call.of(request);
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            LOG.debug("request {}: no one to answer", call.id());
            return null;
        }
        HttpStatusCode status = exception instanceof ErrorResponse response ? response.getStatusCode() : null;
        if (status == null || status.is5xxServerError()) {
            LOG.error("request {} failed", call.id(), exception);
        }
        return ErrorReplies.reply(status == null ? 500 : status.value(), request.getRequestURI(), call);
    }

    private static String names(@Nullable List<MediaType> types) {
        return types == null ? "" : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
