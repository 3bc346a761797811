package io.face106.fetch;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Fetches the picture behind a link. Downloads run on threads of their own: a name server that does not answer cannot be
 * interrupted, and would otherwise hold its request beyond the deadline. Such a thread keeps its place until it ends.
 */
public final class PictureFetcher implements AutoCloseable {

    private final FetchOptions options;
    private final CloseableHttpClient client;
    private final FetchPlaces places;
    private final ExecutorService threads;

    /** Fetches from the public internet. */
    public PictureFetcher(FetchOptions options) {
        this(options, Network.internet());
    }

    PictureFetcher(FetchOptions options, Network network) {
        this.options = options;
        this.client = PlainClient.open(options, network);
        this.places = new FetchPlaces(options.maxConcurrent());
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fetch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The stored bytes of the picture. Waits for them until the time-out or the caller's deadline, not longer.
     *
     * @param url as the client wrote it
     * @param caller who waits for it
     * @throws Refusal with {@link Reason#LINK_REFUSED} if the link is not allowed or there is no picture behind it,
     *     {@link Reason#LINK_TIMEOUT}, {@link Reason#TOO_MANY_BYTES}, {@link Reason#OVERLOADED} if too many links are being
     *     followed, or {@link Reason#DEADLINE_EXCEEDED}
     */
    public byte[] fetch(String url, Caller caller) {
        if (options.allowed().none()) {
            throw new Refusal(Reason.LINK_REFUSED, "this service does not follow links");
        }
        Link link = Download.checked(Link.parse(url), options.allowed());
        caller.check();
        Download download = new Download(client, options, link);
        return await(start(download, caller), download, caller);
    }

    private Future<byte[]> start(Download download, Caller caller) {
        places.enter(caller);
        try {
            // One who has gone while waiting for a place wants no picture any more.
            caller.check();
            return threads.submit(() -> {
                try {
                    return download.call();
                } finally {
                    places.leave(caller);
                }
            });
        } catch (RuntimeException | Error notStarted) {
            places.leave(caller);
            throw notStarted;
        }
    }

    private byte[] await(Future<byte[]> bytes, Download download, Caller caller) {
        try {
            long most = Math.min(options.timeout().toNanos(), caller.remainingNanos());
            return bytes.get(most, TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            caller.check();
            throw new Refusal(
                    Reason.LINK_TIMEOUT,
                    "the picture behind the link did not come within "
                            + options.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting for the picture behind the link");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a link could not be followed", failed.getCause());
        } finally {
            download.abort();
        }
    }

    /** Downloads under way are cut off. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        threads.shutdown();
    }
}
