package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryShelfTest {

    private static final int FACE = 1000;
    private static final long ROOM_FOR_TEN = 10L * (FACE + MemoryShelf.OVERHEAD);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final MemoryShelf shelf = new MemoryShelf(Duration.ofHours(72), ROOM_FOR_TEN, nanos::get);

    @Test
    void what_was_put_is_found_and_nothing_else() {
        byte[] face = {1, 2, 3};
        shelf.put(Map.of("a", face));

        assertThat(shelf.get(List.of("a", "b"))).containsExactlyEntriesOf(Map.of("a", face));
    }

    @Test
    void a_face_is_gone_when_its_lifetime_is_over_however_often_it_was_looked_up() {
        put(0);
        nanos.addAndGet(Duration.ofHours(72).toNanos() - 1000);
        assertThat(shelf.get(List.of("0"))).hasSize(1);

        nanos.addAndGet(1000);

        assertThat(shelf.get(List.of("0"))).isEmpty();
        assertThat(shelf.held()).isZero();
        assertThat(shelf.bytes()).isZero();
    }

    @Test
    void the_oldest_go_when_the_bytes_do_not_suffice_although_they_are_looked_up_all_the_time() {
        for (int i = 0; i < 1000; i++) {
            put(i);
            shelf.get(List.of("0", "1", "2"));

            assertThat(shelf.bytes()).isLessThanOrEqualTo(ROOM_FOR_TEN);
        }

        assertThat(shelf.held()).isEqualTo(10);
        assertThat(shelf.get(IntStream.range(0, 1000).mapToObj(String::valueOf).toList())
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(990, 1000).mapToObj(String::valueOf).toList());
    }

    @Test
    void a_face_larger_than_the_shelf_is_not_kept() {
        shelf.put(Map.of("large", new byte[(int) ROOM_FOR_TEN]));

        assertThat(shelf.get(List.of("large"))).isEmpty();
        assertThat(shelf.bytes()).isZero();
    }

    @Test
    void a_token_put_again_takes_its_place_once() {
        put(0);
        put(0);

        assertThat(shelf.held()).isEqualTo(1);
        assertThat(shelf.bytes()).isEqualTo(FACE + MemoryShelf.OVERHEAD);
    }

    @Test
    void the_bound_holds_while_many_threads_put() {
        IntStream.range(0, 20_000).parallel().forEach(this::put);

        assertThat(shelf.bytes()).isEqualTo(shelf.held() * (FACE + MemoryShelf.OVERHEAD));
        assertThat(shelf.bytes()).isLessThanOrEqualTo(ROOM_FOR_TEN);
        assertThat(shelf.held()).isBetween(1L, 10L);
    }

    @Test
    void memory_is_always_usable() {
        assertThat(shelf.usable()).isTrue();
    }

    private void put(int token) {
        shelf.put(Map.of(String.valueOf(token), new byte[FACE]));
    }
}
