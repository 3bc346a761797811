package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinesTest {

    @Property(tries = 100)
    void lines_come_out_as_they_went_in_whatever_is_kept_where(@ForAll long seed) throws Exception {
        java.util.Random random = new java.util.Random(seed);
        Deque<byte[]> expected = new ArrayDeque<>();
        try (Lines lines = new Lines(100, 1 << 20)) {
            for (int i = 0; i < 200; i++) {
                if (random.nextInt(100) < 60) {
                    byte[] line = new byte[random.nextInt(40)];
                    random.nextBytes(line);
                    lines.add(line);
                    expected.add(line);
                } else if (!expected.isEmpty()) {
                    assertThat(lines.take()).isEqualTo(expected.remove());
                }
                assertThat(lines.isEmpty()).isEqualTo(expected.isEmpty());
            }
            lines.end();
            while (!expected.isEmpty()) {
                assertThat(lines.take()).isEqualTo(expected.remove());
            }
            assertThat(lines.take()).isNull();
        }
    }

    @Test
    @Timeout(60)
    void whoever_adds_too_much_waits_until_all_is_taken() throws Exception {
        Lines lines = new Lines(10, 100);
        for (int i = 0; i < 12; i++) {
            lines.awaitRoom();
            lines.add(new byte[10]);
        }
        Thread waiting = new Thread(() -> {
            try {
                lines.awaitRoom();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 12; i++) {
            lines.take();
        }
        waiting.join();
        lines.close();
    }

    @Test
    void lines_keep_their_order_when_the_file_takes_no_more() throws Exception {
        AtomicInteger room = new AtomicInteger(2);
        Lines lines = new Lines(1, 100) {
            @Override
            boolean write(byte[] line) {
                return room.getAndDecrement() > 0 && super.write(line);
            }
        };
        for (byte i = 0; i < 5; i++) {
            lines.add(new byte[] {i});
        }
        lines.end();

        for (byte i = 0; i < 5; i++) {
            assertThat(lines.take()).containsExactly(i);
        }
        assertThat(lines.take()).isNull();
        lines.close();
    }

    @Test
    @Timeout(60)
    void nobody_waits_for_one_that_is_gone() throws InterruptedException, IOException {
        Lines lines = new Lines(10, 10);
        for (int i = 0; i < 5; i++) {
            lines.add(new byte[10]);
        }
        lines.close();
        lines.awaitRoom();
        lines.add(new byte[10]);
        assertThat(lines.take()).isNull();
    }
}
