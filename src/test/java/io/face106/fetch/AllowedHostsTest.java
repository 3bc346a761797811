package io.face106.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "images.example.com, http://images.example.com/a.jpg, true",
        "images.example.com, https://images.example.com/a.jpg, true",
        "images.example.com, https://IMAGES.example.COM/a.jpg, true",
        "Images.Example.com, https://images.example.com/a.jpg, true",
        "images.example.com, http://images.example.com:443/a.jpg, true",
        "images.example.com, http://images.example.com:8080/a.jpg, false",
        "images.example.com, http://other.example.com/a.jpg, false",
        "images.example.com, http://a.images.example.com/a.jpg, false",
        "images.example.com, http://images.example.com.evil.net/a.jpg, false",
        "images.example.com, http://images-example.com/a.jpg, false",
        "*.example.com, http://images.example.com/a.jpg, true",
        "*.example.com, http://a.b.example.com/a.jpg, true",
        "*.example.com, http://example.com/a.jpg, false",
        "*.example.com, http://evilexample.com/a.jpg, false",
        "*.example.com, http://example.com.evil.net/a.jpg, false",
        "*, http://anything.net/a.jpg, true",
        "*, http://8.8.8.8/a.jpg, true",
        "*, http://anything.net:22/a.jpg, false",
        "*:8080, http://anything.net:8080/a.jpg, true",
        "*:8080, http://anything.net/a.jpg, false",
        "images.example.com:8443, https://images.example.com:8443/a.jpg, true",
        "images.example.com:8443, https://images.example.com/a.jpg, false",
        "8.8.8.8, http://8.8.8.8/a.jpg, true",
        "8.8.8.8, http://8.8.4.4/a.jpg, false",
    })
    void a_pattern_allows(String pattern, String link, boolean allowed) {
        assertThat(new AllowedHosts(List.of("unused.example.org", pattern)).allow(Link.parse(link)))
                .isEqualTo(allowed);
    }

    @Test
    void nothing_is_allowed_without_a_pattern() {
        AllowedHosts hosts = new AllowedHosts(List.of());
        assertThat(hosts.none()).isTrue();
        assertThat(hosts.allow(Link.parse("http://images.example.com/a.jpg"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://images.example.com",
                "images.example.com/",
                "*example.com",
                "images.*.com",
                "**",
                "a..b",
                ".example.com",
                "example.com.",
                "example.com:",
                "example.com:0",
                "example.com:65536",
                "[::1]",
                "user@example.com"
            })
    void what_is_no_pattern_is_refused(String pattern) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'");
    }
}
