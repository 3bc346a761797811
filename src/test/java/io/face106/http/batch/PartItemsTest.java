package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartItemsTest {

    private static final int MAX = 200_000;

    /** Bytes of which boundaries and line breaks are made, and long ones of any. */
    private static byte[] content(long seed) {
        Random random = new Random(seed);
        byte[] content = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? MAX : 12)];
        boolean few = random.nextBoolean();
        for (int i = 0; i < content.length; i++) {
            content[i] = few ? (byte) "\r\n-X".charAt(random.nextInt(4)) : (byte) random.nextInt(256);
        }
        // What is a boundary belongs to the form.
        String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
        return Bodies.bytes(text.replace("--XX", "--XY"));
    }

    @Property(tries = 300)
    void any_parts_come_back_however_the_body_arrives(@ForAll @Size(max = 5) List<Long> seeds, @ForAll long pieces) {
        byte[][] parts = new byte[seeds.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Bodies.part("form-data; name=\"" + i + "\"", content(seeds.get(i)));
        }

        List<Item> items = Bodies.all(items(Bodies.inPieces(Bodies.multipart(parts), pieces)));

        assertThat(items).hasSize(seeds.size());
        for (int i = 0; i < parts.length; i++) {
            assertThat(items.get(i).id()).isEqualTo(" form-data; name=\"" + i + "\"");
            assertThat(items.get(i).picture()).isEqualTo(content(seeds.get(i)));
        }
    }

    @Property(tries = 200)
    void a_body_cut_off_anywhere_gives_the_parts_before_and_says_so(@ForAll @IntRange(max = 190) int length) {
        byte[] part = Bodies.part("form-data; name=a", Bodies.bytes("0123456789"));
        byte[] body = Bodies.multipart(part, part);
        int end = Math.min(length, body.length - 3);
        Items items = items(Bodies.of(Arrays.copyOf(body, end)));
        List<Item> found = new ArrayList<>();

        assertThatThrownBy(() -> {
                    for (Item item = items.next(); item != null; item = items.next()) {
                        found.add(item);
                    }
                })
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("ends before its closing boundary");
        assertThat(found).hasSizeLessThanOrEqualTo(end / part.length);
        if (end > part.length + 6) {
            assertThat(found.get(0).picture()).isEqualTo(Bodies.bytes("0123456789"));
        }
    }

    @Test
    void a_part_that_is_too_large_is_refused_alone() {
        byte[] body = Bodies.multipart(
                Bodies.part("form-data; name=a", new byte[MAX + 1]), Bodies.part("form-data; name=b", new byte[MAX]));

        List<Item> items = Bodies.all(items(Bodies.of(body)));

        assertThat(((Refusal) items.get(0).refusal()).failure().reason()).isEqualTo(Reason.TOO_MANY_BYTES);
        assertThat(items.get(1).picture()).hasSize(MAX);
    }

    @Test
    void odd_bodies_of_real_clients_are_read() {
        String odd = "preamble --XX\n--XXX\n--XX\nContent-Length: 3\ncontent-disposition:file;name=a\n\nabc\n"
                + "--XX \n\n--XX\r\nX: y\r\n\r\n\r\n\r\n--XX--epilogue";

        List<Item> items = Bodies.all(items(Bodies.of(odd)));

        assertThat(items).hasSize(3);
        assertThat(items.get(0).id()).isEqualTo("file;name=a");
        assertThat(items.get(0).picture()).isEqualTo(Bodies.bytes("abc"));
        assertThat(items.get(1).id()).isNull();
        assertThat(((Refusal) items.get(1).refusal()).failure().reason()).isEqualTo(Reason.MISSING_ARGUMENT);
        assertThat(items.get(2).picture()).isEqualTo(Bodies.bytes("\r\n"));
    }

    @Test
    void headers_without_end_are_not_read_into_memory() {
        String lines = "--XX\r\n" + "a: b\r\n".repeat(100) + "\r\nabc\r\n--XX--";
        String line = "--XX\r\na: " + "b".repeat(100_000) + "\r\n\r\nabc\r\n--XX--";
        for (String body : List.of(lines, line)) {
            assertThatThrownBy(() -> Bodies.all(items(Bodies.of(body))))
                    .isInstanceOf(Unreadable.class)
                    .hasMessage("the headers of part 1 are too long");
        }
    }

    @Test
    void a_form_without_parts_has_no_pictures() {
        assertThat(Bodies.all(items(Bodies.of("--XX--")))).isEmpty();
        assertThat(Bodies.all(items(Bodies.of("\r\n--XX--\r\n")))).isEmpty();
    }

    private static PartItems items(Feed feed) {
        return new PartItems(feed, Bodies.BOUNDARY, MAX, disposition -> disposition);
    }
}
