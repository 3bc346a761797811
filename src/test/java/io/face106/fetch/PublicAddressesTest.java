package io.face106.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is public and what is not, at the edges of every block. */
class PublicAddressesTest {

    /** First and last address of all that is not public, written out without prefixes. */
    private static final String[][] NOT_PUBLIC = {
        {"0.0.0.0", "0.255.255.255"},
        {"10.0.0.0", "10.255.255.255"},
        {"100.64.0.0", "100.127.255.255"},
        {"127.0.0.0", "127.255.255.255"},
        {"168.63.129.16", "168.63.129.16"},
        {"169.254.0.0", "169.254.255.255"},
        {"172.16.0.0", "172.31.255.255"},
        {"192.0.0.0", "192.0.0.255"},
        {"192.0.2.0", "192.0.2.255"},
        {"192.88.99.0", "192.88.99.255"},
        {"192.168.0.0", "192.168.255.255"},
        {"198.18.0.0", "198.19.255.255"},
        {"198.51.100.0", "198.51.100.255"},
        {"203.0.113.0", "203.0.113.255"},
        {"224.0.0.0", "255.255.255.255"},
    };

    @Property
    void an_ipv4_address_is_public_if_it_lies_in_no_range_of_the_list(@ForAll @Size(4) byte[] bytes)
            throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        assertThat(PublicAddresses.contain(address)).as("%s", address).isEqualTo(isPublic(number(bytes)));
    }

    /** Random addresses seldom come near an edge. */
    @Property
    void edges_of_the_ranges_lie_where_the_list_says(
            @ForAll @IntRange(max = 14) int range,
            @ForAll @IntRange(max = 1) int end,
            @ForAll @IntRange(min = -2, max = 2) int step)
            throws UnknownHostException {
        long number = number(InetAddress.getByName(NOT_PUBLIC[range][end]).getAddress()) + step;
        byte[] bytes = ByteBuffer.allocate(4).putInt((int) number).array();
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(bytes))).isEqualTo(isPublic(number(bytes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "64:ff9b::8.8.8.8",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "1fff:ffff::1",
                "2001::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fe80::1%1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe"
            })
    void is_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "168.63.129.15",
                "168.63.129.17",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::2004",
                "3ffe:ffff::1",
                "3fff:1000::1"
            })
    void is_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void ipv4_in_the_shape_of_ipv6_is_not_public_even_if_java_leaves_it_so() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8};
        assertThat(PublicAddresses.contain(Inet6Address.getByAddress(null, mapped, -1)))
                .isFalse();
    }

    @Test
    void an_address_for_one_interface_is_not_public_whatever_its_number() throws UnknownHostException {
        byte[] bytes = InetAddress.getByName("2606:4700:4700::1111").getAddress();
        assertThat(PublicAddresses.contain(Inet6Address.getByAddress(null, bytes, 3)))
                .isFalse();
    }

    private static boolean isPublic(long number) throws UnknownHostException {
        for (String[] range : NOT_PUBLIC) {
            if (number >= number(InetAddress.getByName(range[0]).getAddress())
                    && number <= number(InetAddress.getByName(range[1]).getAddress())) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt());
    }
}
