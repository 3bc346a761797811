package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class ByteSearchTest {

    @Property
    void finds_what_a_simple_search_finds(
            @ForAll @Chars({'a', 'b', '-'}) @StringLength(max = 40) String text,
            @ForAll @Chars({'a', 'b', '-'}) @StringLength(min = 1, max = 4) String wanted,
            @ForAll @IntRange(max = 10) int from) {
        ByteSearch search = new ByteSearch(wanted.getBytes(StandardCharsets.US_ASCII));
        assertThat(search.find(text.getBytes(StandardCharsets.US_ASCII), from)).isEqualTo(text.indexOf(wanted, from));
    }
}
