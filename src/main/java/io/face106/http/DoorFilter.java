package io.face106.http;

import io.face106.access.Keys;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Refuses at the door what the controllers would refuse as their first act, because there are too many pictures or too little
 * time: at many times the load that can be done, what each refusal costs is what the answers lack, and Spring's way from a path
 * to a handler and from an exception to an answer is a third of it. The controllers ask all the same: paths may be spelt
 * otherwise, and where there are keys, the native API looks at the caller's first. What else is wrong with a request is theirs to
 * say, but while the service is full, the native API says so before it looks at the media type.
 */
public final class DoorFilter extends OncePerRequestFilter {

    private static final String DETECT = "/facepp/v3/detect";
    private static final String FACES = "/v1/faces";
    private static final Set<Failure.Reason> HERE = Set.of(Failure.Reason.OVERLOADED, Failure.Reason.DEADLINE_EXCEEDED);

    private final Supplier<Reception> reception;
    private final Supplier<Keys> keys;

    /** A door; both are asked for when the first request comes. */
    public DoorFilter(Supplier<Reception> reception, Supplier<Keys> keys) {
        this.reception = reception;
        this.keys = keys;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean known = path.equals(DETECT) || (path.equals(FACES) && keys.get().isOpen());
        return !known || !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Reception here = reception.get();
            here.expect(here.caller(request, ""));
        } catch (Refusal refusal) {
            if (!HERE.contains(refusal.failure().reason())) {
                chain.doFilter(request, response);
                return;
            }
            // As Spring does: for the meters of outcomes and of requests.
            request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(request.getRequestURI()));
            write(ErrorReplies.reply(refusal, request), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void write(ResponseEntity<byte[]> reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.getStatusCode().value());
        reply.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = reply.getBody();
        if (body != null) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
