package io.face106.http;

import io.face106.access.Endpoint;
import io.face106.access.Keys;
import io.face106.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks the keys before an operation of the native API reads its body, and gives the permit back when the answer is
 * written. An interceptor and not a filter: Spring matches its path exactly as it matches that of the controller, so that
 * no other spelling of a path gets around it.
 *
 * <p>A request names its key in {@value #ID} and {@value #SECRET}, or else by HTTP Basic (RFC 7617); if either of the two
 * headers is there, {@code Authorization} is not looked at, it may be meant for a proxy. Text is UTF-8.
 */
public final class NativeAccess implements HandlerInterceptor {

    static final String ID = "X-Api-Key";
    static final String SECRET = "X-Api-Secret";

    /** How a client that comes without a key is asked for one. */
    static final String CHALLENGE = "Basic realm=\"face106\", charset=\"UTF-8\"";

    private static final String BASIC = "Basic ";
    private static final String PERMIT = NativeAccess.class.getName();

    private final Keys keys;
    private final Endpoint endpoint;

    /**
     * Guards one operation.
     *
     * @param endpoint what keys call it
     */
    public NativeAccess(Keys keys, Endpoint endpoint) {
        this.keys = keys;
        this.endpoint = endpoint;
    }

    /** @throws io.face106.domain.Refusal as {@link Keys#admit} says */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(PERMIT, admit(request));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(PERMIT) instanceof Permit permit) {
            permit.close();
        }
    }

    /** The id of the key that a request was let in with; empty if it needed none. */
    static String key(HttpServletRequest request) {
        return request.getAttribute(PERMIT) instanceof Permit permit ? permit.key() : "";
    }

    private Permit admit(HttpServletRequest request) {
        String id = utf8(request.getHeader(ID));
        String secret = utf8(request.getHeader(SECRET));
        if (id != null || secret != null) {
            return keys.admit(id, secret, endpoint);
        }
        String pair = basic(request.getHeader(HttpHeaders.AUTHORIZATION));
        int colon = pair.indexOf(':');
        return colon < 0
                ? keys.admit(null, null, endpoint)
                : keys.admit(pair.substring(0, colon), pair.substring(colon + 1), endpoint);
    }

    /** The container takes every byte of a header for a character. */
    private static @Nullable String utf8(@Nullable String header) {
        return header == null ? null : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Id, colon and secret; empty if the header is of another kind or cannot be read. */
    private static String basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return new String(pair, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
