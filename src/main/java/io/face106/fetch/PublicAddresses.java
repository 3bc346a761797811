package io.face106.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses belong to the public internet: global unicast, without what is set aside for one machine, one network, one
 * provider, documents, tests or tunnels. Sources: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and
 * its updates), and RFC 4291 for 2000::/3.
 */
final class PublicAddresses {

    private static final int IPV4_LENGTH = 4;

    private static final List<Block> NOT_PUBLIC_IPV4 = List.of(
            block("0.0.0.0", 8), // this network
            block("10.0.0.0", 8), // private
            block("100.64.0.0", 10), // shared by a provider's customers; Alibaba's metadata
            block("127.0.0.0", 8), // loopback
            block("168.63.129.16", 32), // public by its number, but Azure's own service on each of its machines
            block("169.254.0.0", 16), // link-local; metadata of most clouds
            block("172.16.0.0", 12), // private
            block("192.0.0.0", 24), // protocol assignments; Oracle's metadata
            block("192.0.2.0", 24), // documentation
            block("192.88.99.0", 24), // 6to4 relays
            block("192.168.0.0", 16), // private
            block("198.18.0.0", 15), // benchmarks
            block("198.51.100.0", 24), // documentation
            block("203.0.113.0", 24), // documentation
            block("224.0.0.0", 4), // multicast
            block("240.0.0.0", 4)); // reserved, and broadcast

    private static final Block GLOBAL_UNICAST_IPV6 = block("2000::", 3);

    /** Whatever maps or translates IPv4 (::ffff:0:0/96, 64:ff9b::/96) lies outside of 2000::/3 but for these. */
    private static final List<Block> NOT_PUBLIC_IPV6 = List.of(
            block("2001::", 23), // protocol assignments, Teredo's tunnels among them
            block("2001:db8::", 32), // documentation
            block("2002::", 16), // 6to4: any IPv4 address in disguise
            block("3fff::", 20)); // documentation

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH) {
            return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(bytes));
        }
        return !scoped(address)
                && GLOBAL_UNICAST_IPV6.contains(bytes)
                && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(bytes));
    }

    /** Meant for one interface of this machine. */
    private static boolean scoped(InetAddress address) {
        return address instanceof Inet6Address inet6 && (inet6.getScopeId() != 0 || inet6.getScopedInterface() != null);
    }

    private static Block block(String first, int bits) {
        try {
            return new Block(InetAddress.getByName(first).getAddress(), bits);
        } catch (UnknownHostException notWrittenOut) {
            throw new IllegalStateException(notWrittenOut);
        }
    }

    /** Addresses that share their first bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] first, int bits) {

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
