package io.face106.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * A small world: names with addresses, of which 127.0.0.1 passes for a public one and every other for a private one. Names
 * that are not known do not exist.
 */
final class Outside {

    static final Duration PATIENT = Duration.ofSeconds(20);
    static final Duration HASTY = Duration.ofMillis(300);

    private final Map<String, Queue<String>> names = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** A name that means something else each time it is asked; the last meaning stays. Addresses are parted by blanks. */
    Outside name(String name, String... meanings) {
        names.put(name, new ConcurrentLinkedQueue<>(List.of(meanings)));
        return this;
    }

    /** The names asked for, in order. */
    List<String> asked() {
        return asked;
    }

    InetAddress[] addresses(String host) throws UnknownHostException {
        asked.add(host);
        Queue<String> meanings = names.get(host);
        if (meanings == null) {
            // What is written in digits needs no name server, and nothing else gets past here.
            if (host.matches("[0-9.]+")) {
                return InetAddress.getAllByName(host);
            }
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : (meanings.size() > 1 ? meanings.remove() : meanings.element()).split(" ")) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses.toArray(InetAddress[]::new);
    }

    Network network() {
        return new Network(this::addresses, Outside::isPublic, SSLContexts.createSystemDefault());
    }

    /** Follows links to {@code *.example.com} on a server's port, one at a time. */
    PictureFetcher fetcher(int port, Duration timeout) {
        return new PictureFetcher(options(port, timeout), network());
    }

    static FetchOptions options(int port, Duration timeout) {
        return new FetchOptions(
                new AllowedHosts(List.of("*.example.com:" + port, "*.example.com")), timeout, 3, 1, 1000);
    }

    static boolean isPublic(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.1");
    }

    /** Why a link is not followed. */
    static Failure refusal(PictureFetcher fetcher, String link) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> fetcher.fetch(link, Caller.unhurried()));
        assertThat(refusal).as("refusal of %s", link).isNotNull();
        return refusal.failure();
    }

    static void assertRefused(PictureFetcher fetcher, String link, Reason reason, String detail) {
        Failure failure = refusal(fetcher, link);
        assertThat(failure.reason()).as(failure.detail()).isEqualTo(reason);
        assertThat(failure.detail()).contains(detail);
    }
}
