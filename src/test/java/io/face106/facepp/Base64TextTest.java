package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {

    /** Every kind of character, padding included: "++//AA==". */
    private static final byte[] BYTES = {(byte) 0xfb, (byte) 0xef, (byte) 0xff, (byte) 0xfc, 0, 0, 1};

    @Property
    void reads_what_an_encoder_writes(@ForAll byte[] bytes) {
        assertThat(Base64Text.decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
        assertThat(Base64Text.decode(Base64.getMimeEncoder().encodeToString(bytes)))
                .isEqualTo(bytes);
        assertThat(Base64Text.decode(Base64.getUrlEncoder().encodeToString(bytes)))
                .isEqualTo(bytes);
        assertThat(Base64Text.decode(Base64.getEncoder().withoutPadding().encodeToString(bytes)))
                .isEqualTo(bytes);
    }

    @Test
    void takes_blanks_for_plus_signs() {
        assertThat(Base64Text.decode("ABBBA  A")).isEqualTo(Base64.getDecoder().decode("ABBBA++A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/jpeg;base64,",
                "data:image/png;charset=x;base64,",
                "DATA:image/jpeg;base64,",
                "data:;base64, ",
                "\n "
            })
    void leaves_out_what_stands_before(String prefix) {
        String text = Base64.getEncoder().encodeToString(BYTES);
        assertThat(Base64Text.decode(prefix + text + "\r\n")).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "data:image/jpeg,abcd", "A", "ab=cd", "äöü"})
    void refuses_what_is_none(String text) {
        assertThatThrownBy(() -> Base64Text.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
