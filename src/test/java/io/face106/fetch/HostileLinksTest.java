package io.face106.fetch;

import static io.face106.fetch.ScriptedServer.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that would lead into the house. Every host and the listener's port are allowed: addresses and spelling must do. */
class HostileLinksTest {

    private final Outside outside = new Outside()
            .name("evil.example.com", "127.0.0.1")
            .name("evil6.example.com", "::1")
            .name("private.example.com", "10.1.2.3")
            .name("metadata.example.com", "169.254.169.254")
            .name("half.example.com", "8.8.8.8 127.0.0.1")
            .name("half6.example.com", "2606:4700:4700::1111 fd00:ec2::254")
            .name("mapped.example.com", "::ffff:127.0.0.1")
            .name("nat64.example.com", "64:ff9b::7f00:1")
            .name("sixtofour.example.com", "2002:7f00:1::")
            .name("scoped.example.com", "fe80::1%1")
            .name("any.example.com", "0.0.0.0")
            .name("127.0.0.1.nip.io", "127.0.0.1")
            .name("kubernetes.default.svc", "10.96.0.1")
            .name("a.b", "192.168.0.1");
    private ServerSocket listener;
    private PictureFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        AllowedHosts allowed = new AllowedHosts(List.of("*", "*:" + listener.getLocalPort()));
        fetcher = new PictureFetcher(
                new FetchOptions(allowed, Outside.PATIENT, 3, 1, 1000),
                new Network(outside::addresses, PublicAddresses::contain, SSLContexts.createSystemDefault()));
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a.jpg",
                "//evil.example.com:{port}/a.jpg",
                "file:///etc/passwd",
                "ftp://evil.example.com/a.jpg",
                "gopher://127.0.0.1:{port}/_GET",
                "jar:http://evil.example.com:{port}/a.jar!/a.jpg",
                "data:image/jpeg;base64,/9j/",
                "unix:/run/docker.sock",
                "javascript:alert(1)",
                "http:evil.example.com:{port}/",
                "http:/evil.example.com:{port}/",
                "http:///evil.example.com:{port}/",
                "http://",
                "http:///",
                "http://:{port}/",
                "http://?evil.example.com",
                "http://#evil.example.com",
                "http://localhost:{port}/",
                "http://LOCALHOST:{port}/",
                "http://localhost.:{port}/",
                "http://a.localhost:{port}/",
                "http://evil.example.com.:{port}/",
                "http://intranet:{port}/",
                "http://metadata.google.internal/computeMetadata/v1/",
                "http://printer.local/",
                "http://1.0.0.127.in-addr.arpa/",
                "http://2130706433:{port}/",
                "http://017700000001:{port}/",
                "http://0x7f000001:{port}/",
                "http://0177.0.0.1:{port}/",
                "http://0x7f.0.0.1:{port}/",
                "http://0x7f.1:{port}/",
                "http://127.1:{port}/",
                "http://127.0.1:{port}/",
                "http://127.0.0.1.:{port}/",
                "http://127.0.0.01:{port}/",
                "http://127.0.0.256:{port}/",
                "http://0:{port}/",
                "http://[::1]:{port}/",
                "http://[::]:{port}/",
                "http://[::ffff:127.0.0.1]:{port}/",
                "http://[::ffff:7f00:1]:{port}/",
                "http://[fe80::1%25lo]:{port}/",
                "http://[64:ff9b::7f00:1]:{port}/",
                "http://[2606:4700:4700::1111]/",
                "http://ⓛocalhost:{port}/",
                "http://ⓔvil.example.com:{port}/",
                "http://evil。example。com:{port}/",
                "http://１２７.0.0.1:{port}/",
                "http://evil.example.\u212Aom:{port}/",
                "http://%31%32%37.0.0.1:{port}/",
                "http://127.0.0.1%2f.example.com:{port}/",
                "http://evil%2eexample.com:{port}/",
                "http://user@evil.example.com:{port}/",
                "http://user:password@evil.example.com:{port}/",
                "http://8.8.8.8@evil.example.com:{port}/",
                "http://8.8.8.8\\@evil.example.com:{port}/",
                "http://8.8.8.8#@evil.example.com@:{port}/ \u0000",
                "http:\\\\evil.example.com:{port}\\",
                "http://evil.example.com:{port}\\a.jpg",
                "http://evil.exam\tple.com:{port}/",
                "http://evil.example.com:{port}/a\r\nHost: b",
                "http://evil.example.com :{port}/",
                "http://evil_.example.com:{port}/",
                "http://-evil.example.com:{port}/",
                "http://evil..example.com:{port}/",
                "http://evil.example.com:22/",
                "http://evil.example.com:6379/",
                "http://evil.example.com:0/",
                "http://evil.example.com:65536/",
                "http://evil.example.com:99999999999/",
                "http://evil.example.com:-1/",
                "http://evil.example.com:/",
                "http://evil.example.com:{port}:80/",
            })
    void refused_by_its_spelling_alone(String link) throws IOException {
        assertRefused(link);

        assertThat(outside.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:{port}/, 127.0.0.1",
        "http://127.255.0.1:{port}/, 127.255.0.1",
        "http://0.0.0.0:{port}/, 0.0.0.0",
        "http://10.0.0.1/, 10.0.0.1",
        "http://172.31.0.1/, 172.31.0.1",
        "http://192.168.1.1/, 192.168.1.1",
        "http://169.254.169.254/latest/meta-data/, 169.254.169.254",
        "http://100.100.100.200/latest/meta-data/, 100.100.100.200",
        "http://192.0.0.192/, 192.0.0.192",
        "http://168.63.129.16/, 168.63.129.16",
        "http://224.0.0.1/, 224.0.0.1",
        "http://255.255.255.255/, 255.255.255.255",
        "http://evil.example.com:{port}/, evil.example.com",
        "https://evil.example.com:{port}/, evil.example.com",
        "HTTP://EVIL.example.com:{port}/, evil.example.com",
        "http://evil6.example.com:{port}/, evil6.example.com",
        "http://private.example.com/, private.example.com",
        "http://metadata.example.com/, metadata.example.com",
        "http://half.example.com:{port}/, half.example.com",
        "http://half6.example.com/, half6.example.com",
        "http://mapped.example.com:{port}/, mapped.example.com",
        "http://nat64.example.com/, nat64.example.com",
        "http://sixtofour.example.com/, sixtofour.example.com",
        "http://scoped.example.com/, scoped.example.com",
        "http://any.example.com:{port}/, any.example.com",
        "http://127.0.0.1.nip.io:{port}/, 127.0.0.1.nip.io",
        "http://kubernetes.default.svc/, kubernetes.default.svc",
        "http://a.b/, a.b",
        "http://xn--nothing.example.com/, xn--nothing.example.com",
    })
    void refused_by_what_its_name_means(String link, String asked) throws IOException {
        Failure failure = assertRefused(link);

        assertThat(outside.asked()).containsExactly(asked);
        assertThat(failure.detail()).isEqualTo("the host has no public address");
    }

    private Failure assertRefused(String link) throws IOException {
        Failure failure = Outside.refusal(fetcher, link.replace(PORT, "" + listener.getLocalPort()));
        assertThat(failure.reason()).isEqualTo(Reason.LINK_REFUSED);
        assertNobodyCame();
        return failure;
    }

    /** Connections are accepted in the order they came, so the first one must be ours. */
    private void assertNobodyCame() throws IOException {
        try (Socket ours = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket first = listener.accept()) {
            assertThat(first.getPort()).isEqualTo(ours.getLocalPort());
        }
    }
}
