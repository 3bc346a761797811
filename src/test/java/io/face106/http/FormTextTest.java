package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FormTextTest {

    @Test
    void reads_pairs_in_their_order() {
        assertThat(FormText.parse("a=1&b=&c&a=2&&=x"))
                .containsExactly(entry("a", "1"), entry("b", ""), entry("c", ""), entry("a", "2"), entry("", "x"));
        assertThat(FormText.parse((String) null)).isEmpty();
        assertThat(FormText.parse("")).isEmpty();
    }

    @Test
    void keeps_escapes_that_are_none() {
        assertThat(FormText.parse("a=100%&b=%zz&c=%4"))
                .containsExactly(entry("a", "100%"), entry("b", "%zz"), entry("c", "%4"));
    }

    @Test
    void reads_the_last_escape_of_a_value() {
        assertThat(FormText.parse("a=%41&b=x%42")).containsExactly(entry("a", "A"), entry("b", "xB"));
    }

    @Test
    void refuses_more_pairs_than_any_form_has() {
        assertThat(FormText.parse("a=1&&".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> FormText.parse("a&".repeat(101)))
                .isInstanceOf(BodyException.class)
                .hasMessageContaining("more than 100 pairs");
    }

    @Property
    void reads_what_an_encoder_writes(@ForAll String name, @ForAll String value) {
        // Lone surrogates have no UTF-8.
        String sent = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String key = "k" + new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String form =
                URLEncoder.encode(key, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(sent, StandardCharsets.UTF_8);
        assertThat(FormText.parse(form)).containsExactly(entry(key, sent));
    }
}
