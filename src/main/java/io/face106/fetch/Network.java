package io.face106.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * What the world outside is.
 *
 * @param lookup from a name to its addresses
 * @param reachable the addresses that may be connected to
 * @param trust whose certificates count
 */
record Network(Lookup lookup, Predicate<InetAddress> reachable, SSLContext trust) implements DnsResolver {

    /** Asks for all addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The internet, and nothing else. */
    static Network internet() {
        return new Network(InetAddress::getAllByName, PublicAddresses::contain, SSLContexts.createSystemDefault());
    }

    /**
     * The addresses that a connection may use, all of them looked at. Whoever names a single one that is not reachable is not
     * trusted with the others.
     *
     * @param host as {@link Link} has let it through
     * @throws UnknownHostException with the same words whether there is no address or one that is not reachable
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        // The client keeps international names decoded; Link has seen to it that this gives back what was written.
        InetAddress[] addresses = lookup.addresses(IDN.toASCII(host));
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(reachable)) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
