package io.face106.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeFolderTest {

    private static final String LIST = "# remark\nbelow/libtwo.so\n? gpu/libthree.so\nlibone.so\n";
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path classPath;

    @TempDir
    Path base;

    @BeforeEach
    void fillClassPath() throws IOException {
        Files.createDirectories(classPath.resolve("below"));
        Files.writeString(classPath.resolve("below/libtwo.so"), "two");
        Files.writeString(classPath.resolve("libone.so"), "one");
    }

    @Test
    void the_first_start_unpacks_what_the_list_names_in_its_order() throws IOException {
        List<Path> files = folder(LIST).below(base);

        assertThat(names(files)).containsExactly("libtwo.so", "libone.so");
        assertThat(files.get(0)).hasContent("two");
        assertThat(files.get(1)).hasContent("one");
    }

    @Test
    void what_only_some_builds_have_is_unpacked_by_those() throws IOException {
        Files.createDirectories(classPath.resolve("gpu"));
        Files.writeString(classPath.resolve("gpu/libthree.so"), "three");

        assertThat(names(folder(LIST).below(base))).containsExactly("libtwo.so", "libthree.so", "libone.so");
        assertThat(names(folder(LIST).below(base))).containsExactly("libtwo.so", "libthree.so", "libone.so");
    }

    @Test
    void what_every_build_has_may_not_be_missing() throws IOException {
        Files.delete(classPath.resolve("libone.so"));

        assertThatThrownBy(() -> folder(LIST).below(base))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("libone.so is not on the class path");
    }

    @Test
    void later_starts_write_nothing_and_ask_nothing_of_the_class_path() throws IOException {
        List<Path> files = folder(LIST).below(base);
        age();
        Files.delete(classPath.resolve("libone.so"));

        assertThat(folder(LIST).below(base)).isEqualTo(files);

        assertThat(times().values()).containsOnly(LONG_AGO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libtwo.so", "libone.so", "index.txt"})
    void what_is_gone_is_unpacked_again(String name) throws IOException {
        Path folder = folder(LIST).below(base).get(0).resolveSibling("");
        Files.delete(folder.resolve(name));

        List<Path> files = folder(LIST).below(base);

        assertThat(files.get(0)).hasContent("two");
        assertThat(files.get(1)).hasContent("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libtwo.so", "libone.so", "index.txt"})
    void what_is_cut_short_is_unpacked_again(String name) throws IOException {
        Path folder = folder(LIST).below(base).get(0).resolveSibling("");
        String whole = Files.readString(folder.resolve(name));
        Files.writeString(folder.resolve(name), whole.substring(0, whole.length() / 2));

        List<Path> files = folder(LIST).below(base);

        assertThat(names(files)).containsExactly("libtwo.so", "libone.so");
        assertThat(folder.resolve(name)).hasContent(whole);
    }

    @Test
    void a_process_that_uses_a_file_keeps_it_when_another_unpacks_again() throws IOException {
        Path used = folder(LIST).below(base).get(1);
        try (FileChannel open = FileChannel.open(used)) {
            Files.delete(used.resolveSibling("index.txt"));
            Files.writeString(classPath.resolve("libone.so"), "other");

            assertThat(folder(LIST).below(base).get(1)).hasContent("other");

            ByteBuffer bytes = ByteBuffer.allocate(8);
            open.read(bytes, 0);
            assertThat(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII))
                    .isEqualTo("one");
        }
    }

    @Test
    void another_list_has_another_folder_below_the_same_base() throws IOException {
        Path one = folder(LIST).below(base).get(0);

        Path other = folder(LIST + "# version 2").below(base).get(0);

        assertThat(other).isNotEqualTo(one);
        assertThat(one).hasContent("two");
    }

    @Test
    void a_place_that_cannot_be_written_is_told() {
        Path nowhere = classPath.resolve("libone.so").resolve("below");

        assertThatThrownBy(() -> folder(LIST).below(nowhere)).isInstanceOf(IOException.class);
    }

    @Test
    void opencv_is_loaded_last_and_all_it_needs_is_there() {
        List<Path> files = NativeLibraries.openCv();

        assertThat(names(files)).endsWith("libopencv_java.so").contains("libopenblas.so.0");
        assertThat(files).allSatisfy(file -> assertThat(file).isAbsolute().isNotEmptyFile());
    }

    private NativeFolder folder(String list) throws MalformedURLException {
        return new NativeFolder(
                list, new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, LONG_AGO);
            }
        }
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }
}
