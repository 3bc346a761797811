package io.face106.http;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.pipeline.Admission;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every request for an analysis meets first: how long it has, and whether there is any use in reading its body. A client
 * says in the header {@value #TIMEOUT} for how long it will wait, counted from the arrival of the request.
 */
public final class Reception {

    static final String TIMEOUT = "X-Request-Timeout";

    /** How the header's value is written, for those who write it otherwise. */
    static final String FORMAT = "seconds, such as 2.5, or a number with the unit ms, s or m, such as 800ms";

    private static final Pattern VALUE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m)?");

    private final Admission admission;
    private final BodyReader bodies;
    private final Duration timeout;

    /**
     * The reception.
     *
     * @param timeout of requests that do not say; those who say more have no longer
     */
    public Reception(Admission admission, BodyReader bodies, Duration timeout) {
        this.admission = admission;
        this.bodies = bodies;
        this.timeout = timeout;
    }

    /**
     * For whom a request is done, and until when.
     *
     * @param key its id, empty if there is none or it is not known yet
     * @throws Refusal with {@link Reason#BAD_ARGUMENT} if the header cannot be understood
     */
    Caller caller(HttpServletRequest request, String key) {
        Call call = Call.of(request);
        long nanos = Math.min(timeout.toNanos(), asked(request, timeout).toNanos());
        return new Caller(key, call.id(), call.startNanos() + nanos, () -> false);
    }

    /**
     * How long a request says it has.
     *
     * @param otherwise if it does not say
     * @throws Refusal with {@link Reason#BAD_ARGUMENT} if the header cannot be understood
     */
    static Duration asked(HttpServletRequest request, Duration otherwise) {
        String header = request.getHeader(TIMEOUT);
        return header == null ? otherwise : Duration.ofNanos(nanos(header.strip()));
    }

    /**
     * Turns the caller away if its picture would be, before any of its body is read.
     *
     * @throws Refusal as {@link Admission#expect} says
     */
    void expect(Caller caller) {
        admission.expect(caller);
    }

    /** Makes room for the body, as {@link BodyReader#open} says; to be closed when the request is answered. */
    Body open(HttpServletRequest request, Caller caller) {
        return bodies.open(request, caller);
    }

    private static long nanos(String value) {
        Matcher parts = VALUE.matcher(value);
        if (!parts.matches()) {
            throw notATime(value);
        }
        double nanos = Double.parseDouble(parts.group(1)) * unit(parts.group(2)).toNanos();
        if (nanos < 1) {
            throw notATime(value);
        }
        return (long) nanos;
    }

    private static Duration unit(@Nullable String name) {
        if (name == null || name.equals("s")) {
            return Duration.ofSeconds(1);
        }
        return name.equals("m") ? Duration.ofMinutes(1) : Duration.ofMillis(1);
    }

    private static Refusal notATime(String value) {
        return new Refusal(new Failure(
                Reason.BAD_ARGUMENT, TIMEOUT, "expected " + FORMAT + ", more than 0, found '" + value + "'"));
    }
}
