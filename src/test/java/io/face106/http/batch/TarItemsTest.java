package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarItemsTest {

    private static final int MAX = 3000;

    @Property(tries = 100)
    void any_files_come_back_however_the_archive_arrives(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = MAX) Integer> sizes, @ForAll long seed) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            entries.add(Bodies.entry("folder/" + i + ".jpg", '0', content(i, sizes.get(i))));
        }
        byte[] archive = Bodies.tar(entries.toArray(byte[][]::new));

        List<Item> items = Bodies.all(new TarItems(Bodies.inPieces(archive, seed), MAX));

        assertThat(items).hasSize(sizes.size());
        for (int i = 0; i < sizes.size(); i++) {
            assertThat(items.get(i).id()).isEqualTo("folder/" + i + ".jpg");
            assertThat(items.get(i).picture()).isEqualTo(content(i, sizes.get(i)));
        }
    }

    @Property(tries = 100)
    void an_archive_cut_off_anywhere_gives_the_files_before_and_says_so(
            @ForAll @IntRange(max = 4096 + 1024 - 513) int length) {
        byte[] archive = Bodies.tar(
                Bodies.entry("a", '0', content(1, 600)), Bodies.entry("b", '0', content(2, 1000)), new byte[1024]);
        Items items = new TarItems(Bodies.of(Arrays.copyOf(archive, Math.min(length, 3583))), MAX);
        List<Item> found = new ArrayList<>();

        assertThatThrownBy(() -> {
                    for (Item item = items.next(); item != null; item = items.next()) {
                        found.add(item);
                    }
                })
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("the tar archive ends");
        assertThat(found).hasSize(Math.min(length, 3583) < 1536 ? 0 : Math.min(length, 3583) < 3072 ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "pax", "ustar", "v7", "oldgnu"})
    void archives_of_gnu_tar_are_read_in_every_format(String format, @TempDir Path folder)
            throws IOException, InterruptedException {
        String longName = format.equals("gnu") || format.equals("pax") || format.equals("oldgnu")
                ? "n\u00e4".repeat(40) + "/" + "x".repeat(90) + ".jpg"
                : "sub/short.jpg";
        Files.createDirectories(folder.resolve(longName).getParent());
        Files.write(folder.resolve(longName), content(7, 1234));
        Files.write(folder.resolve("empty.jpg"), new byte[0]);
        Files.createSymbolicLink(folder.resolve("link.jpg"), Path.of("empty.jpg"));
        Process tar = new ProcessBuilder("tar", "--format=" + format, "-cf", "-", ".")
                .directory(folder.toFile())
                .start();
        byte[] archive = tar.getInputStream().readAllBytes();
        assertThat(tar.waitFor()).isZero();

        List<Item> items = Bodies.all(new TarItems(Bodies.of(archive), MAX));

        assertThat(items).hasSize(2);
        Item large = items.get(items.get(0).picture() == null ? 1 : 0);
        assertThat(large.id()).isEqualTo("./" + longName);
        assertThat(large.picture()).isEqualTo(content(7, 1234));
        assertThat(reason(items.get(items.get(0).picture() == null ? 0 : 1))).isEqualTo(Reason.MISSING_ARGUMENT);
    }

    @Test
    void a_file_that_is_too_large_is_refused_alone() {
        byte[] archive =
                Bodies.tar(Bodies.entry("huge", '0', content(0, MAX + 1)), Bodies.entry("small", '0', content(1, 10)));

        List<Item> items = Bodies.all(new TarItems(Bodies.of(archive), MAX));

        assertThat(reason(items.get(0))).isEqualTo(Reason.TOO_MANY_BYTES);
        assertThat(items.get(0).id()).isEqualTo("huge");
        assertThat(items.get(1).picture()).hasSize(10);
    }

    @Test
    void a_prefix_a_path_of_pax_and_a_size_to_base_256_are_understood() {
        byte[] prefixed = Bodies.header("b.jpg", '0', 3);
        Bodies.put(prefixed, 345, Bodies.bytes("a"));
        byte[] binary = Bodies.header("c.jpg", '0', 0);
        Arrays.fill(binary, 124, 136, (byte) 0);
        binary[124] = (byte) 0x80;
        binary[135] = 3;
        byte[] content = Bodies.joined(content(1, 3), Bodies.padding(3));
        byte[] archive = Bodies.tar(
                Bodies.joined(Bodies.signed(prefixed), content),
                Bodies.joined(Bodies.signed(binary), content),
                Bodies.entry("global", 'g', Bodies.pax("comment", "any")),
                Bodies.entry("header", 'x', Bodies.pax("path", "d/\u00e9.jpg")),
                Bodies.entry("short", '0', content(2, 5)));

        assertThat(Bodies.all(new TarItems(Bodies.of(archive), MAX)))
                .extracting(Item::id)
                .containsExactly("a/b.jpg", "c.jpg", "d/\u00e9.jpg");
    }

    @Test
    void a_header_that_announces_much_is_not_read_into_memory() {
        for (char type : new char[] {'L', 'x'}) {
            byte[] archive = Bodies.tar(Bodies.header("././@LongLink", type, 1L << 32));
            assertThatThrownBy(() -> Bodies.all(new TarItems(Bodies.of(archive), MAX)))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining("header of 4294967296 bytes");
        }
    }

    @Test
    void what_is_no_archive_is_said_to_be_none() {
        assertThatThrownBy(() -> Bodies.all(new TarItems(Bodies.of(content(1, 2000)), MAX)))
                .isInstanceOf(Unreadable.class)
                .hasMessage("no tar header at byte 0 of the archive");
        assertThatThrownBy(() -> Bodies.all(new TarItems(Bodies.of(""), MAX))).isInstanceOf(Unreadable.class);
        byte[] sparse = Bodies.tar(Bodies.entry("s", 'S', new byte[0]));
        assertThatThrownBy(() -> Bodies.all(new TarItems(Bodies.of(sparse), MAX)))
                .hasMessageContaining("sparse");
        byte[] bad = Bodies.tar(Bodies.entry("h", 'x', Bodies.bytes("99 path=a\n")));
        assertThatThrownBy(() -> Bodies.all(new TarItems(Bodies.of(bad), MAX))).hasMessageContaining("extended header");
    }

    @Test
    void an_empty_archive_has_no_pictures() {
        assertThat(Bodies.all(new TarItems(Bodies.of(Bodies.tar()), MAX))).isEmpty();
    }

    private static Reason reason(Item item) {
        return ((Refusal) item.refusal()).failure().reason();
    }

    private static byte[] content(int seed, int size) {
        byte[] content = new byte[size];
        new java.util.Random(seed).nextBytes(content);
        return content;
    }
}
