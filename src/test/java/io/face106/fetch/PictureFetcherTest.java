package io.face106.fetch;

import static io.face106.fetch.Outside.PATIENT;
import static io.face106.fetch.Outside.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordinary pictures arrive as they are; whatever else servers say is refused. */
class PictureFetcherTest {

    private static final byte[] JPEG = picture(0xff, 0xd8, 0xff, 0xe0);
    private static final String OK = "HTTP/1.1 200 OK|Content-Type: image/jpeg";
    private static final String MOVED = "HTTP/1.1 302 Found|Content-Length: 0|Location: ";

    private final Outside outside = new Outside()
            .name("pictures.example.com", "127.0.0.1")
            .name("other.example.com", "127.0.0.1")
            .name("private.example.com", "127.0.0.2")
            .name("evil.example.net", "127.0.0.1");
    private ScriptedServer server;
    private PictureFetcher fetcher;
    private String site;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        fetcher = outside.fetcher(server.port(), PATIENT);
        site = "http://pictures.example.com:" + server.port();
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    @Test
    void a_picture_arrives_byte_for_byte() {
        server.on("/a.jpg?b=%20c", OK + "|Content-Length: 1000", JPEG);

        assertThat(fetcher.fetch(" " + site + "/a.jpg?b= c#d ", Caller.unhurried()))
                .isEqualTo(JPEG);
    }

    @Test
    void the_server_learns_nothing_but_the_link() {
        server.on("/a.jpg", OK, JPEG);

        fetcher.fetch(site + "/a.jpg", Caller.unhurried());

        assertThat(server.requests().get(0).lines())
                .containsExactlyInAnyOrder(
                        "GET /a.jpg HTTP/1.1",
                        "Host: pictures.example.com:" + server.port(),
                        "Accept: image/*",
                        "Accept-Encoding: identity",
                        "User-Agent: face106",
                        "Connection: keep-alive");
    }

    @Test
    void a_cookie_is_not_sent_back() {
        server.on("/a.jpg", OK + "|Set-Cookie: a=b", JPEG);

        fetcher.fetch(site + "/a.jpg", Caller.unhurried());
        fetcher.fetch(site + "/a.jpg", Caller.unhurried());

        assertThat(server.requests()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK",
                "HTTP/1.0 200 OK|Content-Type: IMAGE/JPEG; a=b",
                "HTTP/1.1 200 OK|Content-Type: application/octet-stream",
                "HTTP/1.1 200 OK|Content-Type: binary/octet-stream",
                "HTTP/1.1 200 OK|Content-Type: image/x-unheard-of|Content-Encoding: identity"
            })
    void a_picture_is_known_by_its_bytes(String head) {
        server.on("/a", head, JPEG);

        assertThat(fetcher.fetch(site + "/a", Caller.unhurried())).isEqualTo(JPEG);
    }

    @Test
    void png_webp_and_bmp_are_pictures_too() {
        for (byte[] picture : List.of(
                picture(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
                picture('R', 'I', 'F', 'F', 1, 2, 3, 4, 'W', 'E', 'B', 'P'),
                picture('B', 'M'))) {
            server.on("/a", OK, picture);

            assertThat(fetcher.fetch(site + "/a", Caller.unhurried())).isEqualTo(picture);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 404 Not Found|Content-Type: image/jpeg, status 404",
        "HTTP/1.1 500 Oops|Content-Type: image/jpeg, status 500",
        "HTTP/1.1 206 Partial Content|Content-Type: image/jpeg, status 206",
        "HTTP/1.1 204 No Content, status 204",
        "HTTP/1.1 304 Not Modified, status 304",
        "HTTP/1.1 401 Who?|WWW-Authenticate: Basic realm=a, status 401",
        "HTTP/1.1 407 Who?|Proxy-Authenticate: Basic realm=a, status 407",
        "HTTP/1.1 503 Later|Retry-After: 0, status 503",
        "HTTP/1.1 200 OK|Content-Type: text/html, Content-Type",
        "HTTP/1.1 200 OK|Content-Type: application/json, Content-Type",
        "HTTP/1.1 200 OK|Content-Type: image/jpeg|Content-Encoding: gzip, compressed",
        "HTTP/1.1 200 OK|Content-Encoding: identity|Content-Encoding: br, compressed",
        "HTTP/1.1 200 OK|Content-Length: 2000, more than 1000 bytes",
        "HTTP/1.1 200 OK|Content-Length: 999999999999999, more than 1000 bytes",
        "HTTP/1.1 302 Found, does not say",
        "HTTP/1.1 200 OK|Content-Length: 1001, more than 1000 bytes",
        "HTTP/1.1 200 OK|Content-Length: -5, no answer",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip, no answer",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked, no answer",
        "SSH-2.0-OpenSSH_9.2, no answer",
        "+PONG, no answer",
    })
    void what_is_no_picture_is_refused(String head, String detail) {
        server.on("/a.jpg", head, JPEG);

        Reason reason = detail.startsWith("more than") ? Reason.TOO_MANY_BYTES : Reason.LINK_REFUSED;
        assertRefused(fetcher, site + "/a.jpg", reason, detail);
        assertThat(server.requests()).as("no second try").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "GIF89a", "<svg/>", "RIFF1234WAVE", "\u00FF\u00D8", "B", ""})
    void what_only_calls_itself_a_picture_is_refused(String body) {
        server.on("/a.jpg", OK, body.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(fetcher, site + "/a.jpg", Reason.LINK_REFUSED, "no JPEG, PNG, WebP or BMP");
    }

    @Test
    void too_many_bytes_are_refused_although_the_server_did_not_say_how_many() {
        server.on("/a.jpg", OK, Arrays.copyOf(JPEG, 1001));

        assertRefused(fetcher, site + "/a.jpg", Reason.TOO_MANY_BYTES, "more than 1000 bytes");
    }

    @Test
    void an_endless_picture_is_cut_off() throws InterruptedException {
        server.drips("/a.jpg", (OK.replace("|", "\r\n") + "\r\n\r\n").getBytes(), JPEG);

        assertRefused(fetcher, site + "/a.jpg", Reason.TOO_MANY_BYTES, "more than 1000 bytes");
        assertThat(server.isCutOff()).isTrue();
    }

    @Test
    void a_picture_that_ends_early_is_refused() {
        server.on("/a.jpg", OK + "|Content-Length: 1000", Arrays.copyOf(JPEG, 999));

        assertRefused(fetcher, site + "/a.jpg", Reason.LINK_REFUSED, "no answer that can be read");
    }

    @Test
    void long_or_many_headers_are_refused() {
        server.on("/long", OK + "|A: " + "b".repeat(9000), JPEG);
        server.on("/many", OK + "|A: b".repeat(101), JPEG);

        assertRefused(fetcher, site + "/long", Reason.LINK_REFUSED, "no answer that can be read");
        assertRefused(fetcher, site + "/many", Reason.LINK_REFUSED, "no answer that can be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_followed(int status) {
        server.on("/a", "HTTP/1.1 " + status + " Moved|Location: http://other.example.com:{port}/b", new byte[9]);
        server.on("/b", "HTTP/1.1 " + status + " Moved|Location: c.jpg", new byte[9]);
        server.on("/c.jpg", OK, JPEG);

        assertThat(fetcher.fetch(site + "/a", Caller.unhurried())).isEqualTo(JPEG);
        assertThat(outside.asked()).containsExactly("pictures.example.com", "other.example.com", "other.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "http://private.example.com:{port}/b.jpg, no public address",
        "http://nowhere.example.com:{port}/b.jpg, no public address",
        "http://evil.example.net:{port}/b.jpg, not a host that links may lead to",
        "http://127.0.0.1:{port}/b.jpg, not a host that links may lead to",
        "http://other.example.com:22/b.jpg, not a host that links may lead to",
        "//localhost:{port}/b.jpg, no public name",
        "http://user:password@other.example.com:{port}/b.jpg, nothing else",
        "http://[::1]:{port}/b.jpg, nothing else",
        "file:///etc/passwd, http://",
        "ftp://other.example.com:{port}/b.jpg, http://",
        "a, more than 3 redirects",
    })
    void a_redirect_is_a_link_like_any_other(String location, String detail) {
        server.on("/a", MOVED + location, new byte[0]).on("/b.jpg", OK, JPEG);

        assertRefused(fetcher, site + "/a", Reason.LINK_REFUSED, detail);
        assertThat(server.requests()).noneMatch(head -> head.contains("b.jpg"));
    }

    @Test
    void as_many_redirects_as_allowed_are_followed_and_no_more() {
        server.on("/4", MOVED + "3", new byte[0])
                .on("/3", MOVED + "2", new byte[0])
                .on("/2", MOVED + "1", new byte[0])
                .on("/1", MOVED + "0", new byte[0])
                .on("/0", OK, JPEG);

        assertThat(fetcher.fetch(site + "/3", Caller.unhurried())).isEqualTo(JPEG);
        assertRefused(fetcher, site + "/4", Reason.LINK_REFUSED, "more than 3 redirects");
        assertThat(server.requests()).hasSize(8);
    }

    @Test
    void a_name_is_looked_up_once_and_the_connection_gets_what_was_looked_at() {
        outside.name("rebind.example.com", "127.0.0.1", "127.0.0.2");
        server.on("/a.jpg", OK, JPEG);

        assertThat(fetcher.fetch("http://rebind.example.com:" + server.port() + "/a.jpg", Caller.unhurried()))
                .isEqualTo(JPEG);
        assertThat(outside.asked()).containsExactly("rebind.example.com");
    }

    @Test
    void a_name_is_looked_up_again_for_every_hop() {
        outside.name("rebind.example.com", "127.0.0.1", "127.0.0.2");
        server.on("/a", MOVED + "/b.jpg", new byte[0]).on("/b.jpg", OK, JPEG);

        assertRefused(
                fetcher, "http://rebind.example.com:" + server.port() + "/a", Reason.LINK_REFUSED, "no public address");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void what_is_refused_leaves_room_for_the_next() {
        server.on("/a.jpg", OK, JPEG).on("/b.html", "HTTP/1.1 200 OK|Content-Type: text/html", JPEG);
        for (int i = 0; i < 3; i++) {
            assertRefused(fetcher, "http://private.example.com/", Reason.LINK_REFUSED, "no public address");
            assertRefused(fetcher, "http://pictures.example.com:1/", Reason.LINK_REFUSED, "not a host");
            assertRefused(fetcher, site + "/b.html", Reason.LINK_REFUSED, "Content-Type");
            assertThat(fetcher.fetch(site + "/a.jpg", Caller.unhurried())).isEqualTo(JPEG);
        }
    }

    @Test
    void a_server_that_is_not_there_is_refused() throws IOException {
        server.close();

        assertRefused(fetcher, site + "/a.jpg", Reason.LINK_REFUSED, "no answer that can be read");
    }

    @Test
    void no_link_is_followed_unless_a_host_is_allowed() {
        FetchOptions off = new FetchOptions(new AllowedHosts(List.of()), PATIENT, 3, 1, 1000);
        try (PictureFetcher closed = new PictureFetcher(off, outside.network())) {
            assertRefused(closed, site + "/a.jpg", Reason.LINK_REFUSED, "does not follow links");
        }
        assertThat(outside.asked()).isEmpty();
    }

    private static byte[] picture(int... sign) {
        byte[] bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < sign.length ? sign[i] : i * 7);
        }
        return bytes;
    }
}
