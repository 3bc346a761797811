package io.face106.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells how each request for an analysis ended, exactly once, whatever was thrown and wherever. Requests that the
 * container refuses before any filter, because they are not valid HTTP, are not seen.
 */
public final class OutcomeFilter extends OncePerRequestFilter {

    private static final Set<String> ANALYSES =
            Set.of("/v1/faces", "/facepp/v3/detect", "/facepp/v1/face/thousandlandmark");

    private static final String BATCHES = "/v1/batches";

    private final Consumer<Outcome> single;
    private final Consumer<Outcome> batches;

    /**
     * A filter; both listeners are called on the request's thread.
     *
     * @param single told of requests with one picture
     * @param batches told of whole requests with many: ok, whatever became of the pictures, or why none was looked at
     */
    public OutcomeFilter(Consumer<Outcome> single, Consumer<Outcome> batches) {
        this.single = single;
        this.batches = batches;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Outcome outcome = Outcome.INTERNAL;
        try {
            chain.doFilter(request, response);
            // Spring leaves here what ErrorAdvice has answered.
            Object thrown = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
            outcome = Outcome.of(thrown, response.getStatus());
        } finally {
            String path = path(request);
            if (ANALYSES.contains(path)) {
                single.accept(outcome);
            } else if (path.equals(BATCHES)) {
                batches.accept(outcome);
            }
        }
    }

    /** As it was matched, whatever its spelling; as it came, where no handler was found. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : request.getRequestURI();
    }
}
