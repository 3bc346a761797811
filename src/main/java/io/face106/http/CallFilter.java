package io.face106.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request and lets pages of any origin read every answer, errors included. To be the first filter, so that no
 * other one answers without these headers. Management paths are left as they are: they are not for browsers.
 */
public final class CallFilter extends OncePerRequestFilter {

    private static final String MANAGEMENT = "/actuator";
    private static final String EXPOSED =
            String.join(", ", Call.HEADER, HttpHeaders.RETRY_AFTER, FaceppCalls.UNSUPPORTED);
    private static final String ONE_DAY = "86400";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(MANAGEMENT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        addHeaders(request, response);
        if (HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            answerPreflight(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The headers of every answer. No credentials are involved, so any origin may read. */
    static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(Call.HEADER, Call.of(request).id().toString());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }

    private static void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS");
        String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (headers != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, ONE_DAY);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
