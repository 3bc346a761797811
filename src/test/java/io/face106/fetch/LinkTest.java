package io.face106.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example.com | http://a.example.com/",
                "HTTPS://A.Example.COM/B.jpg | https://a.example.com/B.jpg",
                "http://a.example.com:80/b.jpg | http://a.example.com/b.jpg",
                "http://a.example.com:443/b.jpg | http://a.example.com:443/b.jpg",
                "https://a.example.com:0443/b.jpg | https://a.example.com/b.jpg",
                "http://a.example.com?x=1 | http://a.example.com/?x=1",
                "http://a.example.com/b.jpg#face | http://a.example.com/b.jpg",
                "http://a.example.com/b c.jpg | http://a.example.com/b%20c.jpg",
                "http://a.example.com/b%20c%2Fd.jpg | http://a.example.com/b%20c%2Fd.jpg",
                "http://a.example.com/100%.jpg?a=%zz | http://a.example.com/100%25.jpg?a=%25zz",
                "http://a.example.com/脸.jpg | http://a.example.com/%E8%84%B8.jpg",
                "http://a.example.com/b.jpg?w={1}&u=[http://x@y/] | http://a.example.com/b.jpg?w=%7B1%7D&u=%5Bhttp://x@y/%5D",
                "http://xn--bcher-kva.example.com/b.jpg | http://xn--bcher-kva.example.com/b.jpg",
                "http://3.example.com//b.jpg | http://3.example.com//b.jpg",
                "http://8.8.8.8/b.jpg | http://8.8.8.8/b.jpg",
            })
    void is_sent_as(String written, String sent) {
        assertThat(Link.parse(written).uri()).hasToString(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/b.jpg | https://a.example.com/b.jpg",
                "b.jpg | https://a.example.com/x/b.jpg",
                "?y=2 | https://a.example.com/x/y.jpg?y=2",
                "?y 2?#f | https://a.example.com/x/y.jpg?y%202?",
                "#f | https://a.example.com/x/y.jpg?z",
                "../b c.jpg?q#f | https://a.example.com/b%20c.jpg?q",
                "//b.example.com/b.jpg | https://b.example.com/b.jpg",
                "https://b.example.com/b.jpg | https://b.example.com/b.jpg",
                "/\\evil.com/b.jpg | https://a.example.com/%5Cevil.com/b.jpg",
            })
    void a_redirect_leads_to(String location, String sent) {
        assertThat(Link.parse("https://a.example.com/x/y.jpg?z")
                        .redirect(location)
                        .uri())
                .hasToString(sent);
    }

    @Test
    void a_redirect_of_a_query_alone_stays_with_its_file() {
        assertThat(Link.parse("http://a.example.com/b/c.jpg").redirect("?y=2").uri())
                .hasToString("http://a.example.com/b/c.jpg?y=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example.com/b.jpg | from https to http",
                "file:///etc/passwd | starts with http",
                "data:image/png;base64,AAAA | starts with http",
                "//localhost/ | no public name",
                "//u:p@b.example.com/ | nothing else",
                "//[::1]/ | nothing else",
                "https:\\\\b.example.com\\ | starts with http",
                "https://b.example.com\\@localhost/ | nothing else",
                "http:b.jpg | starts with http",
                ": | no link",
            })
    void a_redirect_is_refused(String location, String detail) {
        Link link = Link.parse("https://a.example.com/x/y.jpg?z");
        assertThatThrownBy(() -> link.redirect(location))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(detail);
    }

    @Test
    void too_long_a_link_is_refused() {
        String link = "http://a.example.com/" + "b".repeat(2048 - 21);
        assertThat(Link.parse(link).uri()).hasToString(link);
        assertThatThrownBy(() -> Link.parse(link + "b")).hasMessageContaining("longer than 2048");
        assertThatThrownBy(() -> Link.parse("http://a.example.com/").redirect("/" + "b".repeat(2048)))
                .hasMessageContaining("longer than 2048");
    }

    /** Whatever is written, there is one reading of it: that of the URI that is sent. */
    @Property
    void nobody_can_read_another_host_out_of_a_link(@ForAll("links") String written) {
        try {
            Link link = Link.parse(written);
            assertThat(link.uri().getHost()).isEqualTo(link.host());
            assertThat(link.uri().getRawUserInfo()).isNull();
            assertThat(link.uri().getRawFragment()).isNull();
            assertThat(link.uri().toString()).isEqualTo(link.uri().toASCIIString());
            assertThat(Link.parse(link.uri().toString())).isEqualTo(link);
        } catch (Refusal refused) {
            assertThat(refused.failure().detail()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> links() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http",
                "https",
                ":",
                "/",
                "//",
                "a.com",
                "b.net",
                "@",
                "\\",
                "#",
                "?",
                "%",
                "%2f",
                "%00",
                "[",
                "]",
                "::1",
                "127.0.0.1",
                "0x7f",
                "1",
                ".",
                "-",
                ":80",
                ":0",
                "\t",
                " ",
                "ⓛ",
                "。",
                "K",
                "x",
                "xn--");
        return pieces.list().ofMaxSize(8).map(list -> "http://" + String.join("", list));
    }
}
