package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.TestFaces;
import io.face106.domain.Face;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShelvedFacesTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "f".repeat(32);

    private final Map<String, byte[]> shelf = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<Lookup, Integer> lookups = new EnumMap<>(Lookup.class);
    private final Map<Put, Integer> puts = new EnumMap<>(Put.class);
    private boolean gone;
    private final FaceStore store = new ShelvedFaces(
            new Shelf() {
                @Override
                public void put(Map<String, byte[]> faces) {
                    requireThere();
                    shelf.putAll(faces);
                }

                @Override
                public Map<String, byte[]> get(Collection<String> tokens) {
                    requireThere();
                    asked.addAll(tokens);
                    Map<String, byte[]> found = new HashMap<>(shelf);
                    found.keySet().retainAll(tokens);
                    return found;
                }

                @Override
                public boolean usable() {
                    return !gone;
                }
            },
            (result, faces) -> puts.merge(result, faces, Integer::sum),
            (result, tokens) -> lookups.merge(result, tokens, Integer::sum));

    @Test
    void a_face_is_found_by_its_token_as_it_was() {
        Face face = TestFaces.analysed(100, 50, 200);
        store.put(Map.of(TOKEN, face));

        assertThat(store.get(List.of(OTHER, TOKEN))).isEqualTo(Map.of(TOKEN, face));
        assertThat(lookups).isEqualTo(Map.of(Lookup.HIT, 1, Lookup.MISS, 1));
        assertThat(puts).isEqualTo(Map.of(Put.KEPT, 1));
        assertThat(store.keeps()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "0123456789abcdef0123456789abcdef\n",
                "*",
                "0123456789abcdef\r\nFLUSHALL\r\n0123"
            })
    void what_is_no_token_is_unknown_and_not_looked_up(String text) {
        shelf.put(text, FaceCodec.encode(TestFaces.located(0, 0, 10)));

        assertThat(store.get(List.of(text))).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(lookups).containsEntry(Lookup.MISS, 1);
    }

    @Test
    void bytes_that_cannot_be_read_are_an_unknown_token() {
        shelf.put(TOKEN, new byte[100]);

        assertThat(store.get(List.of(TOKEN))).isEmpty();
        assertThat(lookups).containsEntry(Lookup.HIT, 0).containsEntry(Lookup.MISS, 1);
    }

    @Test
    void a_shelf_that_is_gone_is_said_and_counted() {
        gone = true;

        assertThatThrownBy(() -> store.get(List.of(TOKEN, OTHER))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> store.put(Map.of(TOKEN, TestFaces.located(0, 0, 10))))
                .isInstanceOf(Refusal.class);
        assertThat(lookups).isEqualTo(Map.of(Lookup.UNAVAILABLE, 2));
        assertThat(puts).isEqualTo(Map.of(Put.UNAVAILABLE, 1));
    }

    @Test
    void a_picture_without_faces_needs_no_shelf() {
        gone = true;

        store.put(Map.of());

        assertThat(shelf).isEmpty();
        assertThat(puts).isEmpty();
    }

    @Test
    void a_store_that_keeps_nothing_knows_nothing() {
        FaceStore.NONE.put(Map.of(TOKEN, TestFaces.located(0, 0, 10)));

        assertThat(FaceStore.NONE.keeps()).isFalse();
        assertThat(FaceStore.NONE.get(List.of(TOKEN))).isEmpty();
    }

    private void requireThere() {
        if (gone) {
            throw new Refusal(Failure.Reason.STORE_UNAVAILABLE, "gone");
        }
    }
}
