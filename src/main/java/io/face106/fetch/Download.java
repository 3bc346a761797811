package io.face106.fetch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** One link, followed from server to server until there is a picture. Runs on one thread; another may abort it. */
final class Download implements Callable<byte[]> {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final FetchOptions options;
    private final Link first;

    private volatile boolean aborted;
    private volatile @Nullable HttpGet underWay;

    /**
     * Nothing is done yet.
     *
     * @param first is not checked again
     */
    Download(HttpClient client, FetchOptions options, Link first) {
        this.client = client;
        this.options = options;
        this.first = first;
    }

    /**
     * A link to an allowed host.
     *
     * @throws Refusal with {@link Reason#LINK_REFUSED} if it is not
     */
    static Link checked(Link link, AllowedHosts allowed) {
        if (!allowed.allow(link)) {
            throw refused(link.host() + ":" + link.port() + " is not a host that links may lead to");
        }
        return link;
    }

    /** Lets go of the connection; the download then ends by itself. */
    void abort() {
        aborted = true;
        HttpGet request = underWay;
        if (request != null) {
            request.cancel();
        }
    }

    @Override
    public byte[] call() {
        try {
            return follow();
        } catch (UnknownHostException notPublic) {
            throw refused("the host has no public address");
        } catch (InterruptedIOException slow) {
            throw new Refusal(Reason.LINK_TIMEOUT, "the server behind the link did not answer in time");
        } catch (IOException broken) {
            // Not the exception's own words: they name addresses.
            throw refused("the server behind the link gave no answer that can be read");
        }
    }

    private byte[] follow() throws IOException {
        Link link = first;
        for (int redirects = 0; redirects <= options.maxRedirects(); redirects++) {
            HttpGet request = new HttpGet(link.uri());
            underWay = request;
            try {
                if (aborted) {
                    throw new InterruptedIOException();
                }
                HttpHost host = new HttpHost(link.scheme(), link.host(), link.port());
                ClassicHttpResponse response = client.executeOpen(host, request, null);
                if (!REDIRECTS.contains(response.getCode())) {
                    return PictureBody.read(response, options.maxBytes());
                }
                link = next(link, response);
            } finally {
                // Cuts the connection off; closing the response would first read what is left of it.
                request.cancel();
            }
        }
        throw refused("more than " + options.maxRedirects() + " redirects");
    }

    private Link next(Link link, ClassicHttpResponse response) {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (location == null) {
            throw refused("a redirect does not say where it leads");
        }
        return checked(link.redirect(location.getValue()), options.allowed());
    }

    private static Refusal refused(String detail) {
        return new Refusal(Reason.LINK_REFUSED, detail);
    }
}
