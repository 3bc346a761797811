package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Property(tries = 200)
    void what_was_added_is_kept_up_to_the_bound(
            @ForAll byte[] first, @ForAll byte[] second, @ForAll @IntRange(max = 300) int most) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Bytes bytes = new Bytes(most);

        bytes.add(first, 0, first.length);
        bytes.add(second, 0, second.length);

        assertThat(bytes.some()).isEqualTo(both.length > 0);
        assertThat(bytes.tooMany()).isEqualTo(both.length > most);
        assertThat(bytes.kept()).isEqualTo(both.length > most ? new byte[0] : both);
    }

    @Test
    void they_are_handed_out_without_another_copy() {
        Bytes bytes = new Bytes(100_000);
        bytes.add(new byte[50_000], 0, 50_000);
        bytes.add(new byte[10], 0, 10);

        assertThat(bytes.kept()).hasSize(50_010).isSameAs(bytes.kept());
    }
}
