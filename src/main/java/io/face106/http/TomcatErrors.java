package io.face106.http;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Replaces Tomcat's own error pages, which are HTML: they answer requests that are not valid HTTP or have too large a
 * head, and so never reach any other code. Where it met the fault before the end of the request's target, the path is
 * empty and the answer a problem document with Face++'s member {@code error_message}, whichever API was meant. Made by Tomcat, by name.
 */
public final class TomcatErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatErrors.class);
    private static final int FIRST_ERROR = 400;

    /** A transfer coding or a version of HTTP that there is not: the client's fault, for which no one should be woken. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        boolean written = response.getContentWritten() > 0;
        if (response.getStatus() < FIRST_ERROR || written || !response.setErrorReported()) {
            return;
        }
        if (NOT_UNDERSTOOD.contains(response.getStatus())) {
            response.setStatus(FIRST_ERROR);
        }
        String path = request.getRequestURI();
        Call call = Call.of(request);
        ResponseEntity<byte[]> reply = path == null || path.isEmpty()
                ? ErrorReplies.reply(response.getStatus(), call)
                : ErrorReplies.reply(response.getStatus(), path, call);
        byte[] body = reply.getBody();
        MediaType type = reply.getHeaders().getContentType();
        if (body == null || type == null) {
            return;
        }
        CallFilter.addHeaders(request, response);
        response.setContentType(type.toString());
        try {
            Writer reporter = response.getReporter();
            if (reporter != null) {
                // These bodies are ASCII.
                reporter.write(new String(body, StandardCharsets.US_ASCII));
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.debug("no one to answer", gone);
        }
    }
}
