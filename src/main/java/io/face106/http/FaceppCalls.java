package io.face106.http;

import io.face106.access.Endpoint;
import io.face106.access.Keys;
import io.face106.access.Permit;
import io.face106.domain.Caller;
import io.face106.facepp.Attribute;
import io.face106.facepp.Credentials;
import io.face106.facepp.Parameters;
import io.face106.facepp.PictureReader;
import io.face106.facepp.Stamp;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;

/**
 * What every Face++ call has in common. The order of checks is the same for all: how long it may take and whether the service
 * is too busy, size of the body, its form, credentials there, credentials right and allowed, then the parameters and last
 * the picture.
 */
public final class FaceppCalls {

    /** Names the attributes that were asked for and are left out, because nothing here can tell them. */
    static final String UNSUPPORTED = "X-Unsupported-Attributes";

    /**
     * What a call is answered.
     *
     * @param body writes it
     * @param untold attributes that were asked for and are not in it
     */
    record Answer(Function<Stamp, byte[]> body, List<Attribute> untold) {}

    /**
     * How links to pictures are followed.
     *
     * @param fetcher the bytes behind a link, before the caller's deadline
     * @param maxBytes of the largest picture that is fetched
     */
    public record Links(BiFunction<String, Caller, byte[]> fetcher, int maxBytes) {}

    /** What a call asks for. */
    @FunctionalInterface
    interface Work {
        Answer answer(Parameters parameters, PictureReader pictures, Caller caller);
    }

    private final Reception reception;
    private final Keys keys;
    private final Links links;
    private final EncodeTimer timer;

    public FaceppCalls(Reception reception, Keys keys, Links links, EncodeTimer timer) {
        this.reception = reception;
        this.keys = keys;
        this.links = links;
        this.timer = timer;
    }

    /** Reads the form, lets the caller in, and writes what the work answers. */
    ResponseEntity<byte[]> answer(HttpServletRequest http, Endpoint endpoint, Work work) {
        Caller unknown = reception.caller(http, "");
        // The others may come with tokens alone, which are no work.
        if (endpoint == Endpoint.DETECT) {
            reception.expect(unknown);
        }
        try (Body body = reception.open(http, unknown)) {
            Parameters parameters = Form.read(http, body);
            Credentials credentials = Credentials.of(parameters);
            try (Permit permit = keys.admit(credentials.key(), credentials.secret(), endpoint)) {
                Caller caller = unknown.of(permit.key());
                PictureReader pictures = new PictureReader(url -> {
                    reception.expect(caller);
                    // What is fetched takes as much room as what is sent.
                    body.widen(links.maxBytes());
                    return links.fetcher().apply(url, caller);
                });
                return reply(work.answer(parameters, pictures, caller), Call.of(http));
            }
        }
    }

    /** As the value of {@link #UNSUPPORTED}. */
    static String names(List<Attribute> attributes) {
        return attributes.stream().map(Attribute::wireName).collect(Collectors.joining(","));
    }

    private ResponseEntity<byte[]> reply(Answer answer, Call call) {
        byte[] body = timer.timed(() -> answer.body().apply(call.stamp()));
        ResponseEntity.BodyBuilder reply = ResponseEntity.ok().contentType(ErrorReplies.FACEPP_JSON);
        if (!answer.untold().isEmpty()) {
            reply.header(UNSUPPORTED, names(answer.untold()));
        }
        return reply.body(body);
    }
}
