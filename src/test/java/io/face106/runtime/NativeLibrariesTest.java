package io.face106.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {

    @Test
    void they_are_kept_where_the_operator_says_or_else_in_the_users_cache() {
        assertThat(NativeLibraries.place("natives", "/home/a")).isEqualTo(Path.of("natives"));
        assertThat(NativeLibraries.place(null, "/home/a")).isEqualTo(Path.of("/home/a/.cache/face106/natives"));
    }

    @Test
    void a_user_without_a_home_has_none_in_the_working_folder_either() {
        assertThat(NativeLibraries.place(null, "?")).isNull();
        assertThat(NativeLibraries.place(null, "")).isNull();
        assertThat(NativeLibraries.place(null, null)).isNull();
    }
}
