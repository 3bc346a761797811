package io.face106.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what goes wrong before or behind Spring's own handling, where the container dispatches to {@code /error}. */
@Hidden
@RestController
public class ContainerErrors implements ErrorController {

    private static final int NOT_FOUND = 404;

    /** Nothing, where an answer has begun: what would follow it is no part of it. */
    @RequestMapping("${spring.web.error.path:/error}")
    @Nullable
    ResponseEntity<byte[]> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        // The container forgets the headers that were set before; this dispatch does not pass the filter.
        CallFilter.addHeaders(request, response);
        // A client that asks for this path itself comes without these attributes.
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ErrorReplies.reply(
                status instanceof Integer code ? code : NOT_FOUND,
                path instanceof String uri ? uri : request.getRequestURI(),
                Call.of(request));
    }
}
