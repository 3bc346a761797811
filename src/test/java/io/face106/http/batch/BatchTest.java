package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BatchTest {

    private final FakeBatch fake = new FakeBatch();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void lines_are_sent_as_pictures_are_done() {
        CountDownLatch second = new CountDownLatch(1);
        OutputStream client = new OutputStream() {
            @Override
            public void write(int value) {
                fake.out.write(value);
            }

            @Override
            public void flush() {
                if (fake.text().contains("1\n")) {
                    second.countDown();
                }
            }
        };

        fake.run(
                FakeBatch.pictures(2),
                (index, gone) -> {
                    if (index == 0) {
                        second.await();
                    }
                },
                client);

        assertThat(fake.text()).isEqualTo("1\n0\n2 0 true\n");
    }

    @Test
    void no_more_is_read_than_can_be_worked_on() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Items counted = FakeBatch.counted(FakeBatch.pictures(20), read);
        Thread batch = new Thread(() -> fake.run(counted, (index, gone) -> release.await()));
        batch.start();
        FakeBatch.awaitReaderWaiting(read, 2 * FakeBatch.WORKERS);

        assertThat(read).hasValue(2 * FakeBatch.WORKERS);
        assertThat(fake.house.itemsInFlight()).isEqualTo(2 * FakeBatch.WORKERS);
        release.countDown();
        batch.join();
        assertThat(fake.house.itemsInFlight()).isZero();
        assertThat(fake.text()).endsWith("20 0 true\n").hasLineCount(21);
    }

    @Test
    void large_pictures_count_by_their_bytes() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Items counted = FakeBatch.counted(FakeBatch.pictures(20, FakeBatch.WINDOW / 2 + 1), read);
        Thread batch = new Thread(() -> fake.run(counted, (index, gone) -> release.await()));
        batch.start();
        FakeBatch.awaitReaderWaiting(read, 2);

        assertThat(read).hasValue(2);
        release.countDown();
        batch.join();
        assertThat(fake.text()).endsWith("20 0 true\n");
    }

    @Test
    void nothing_more_is_begun_for_a_client_that_has_gone() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("gone");
            }
        };

        fake.run(
                FakeBatch.pictures(FakeBatch.MAX_ITEMS),
                (index, gone) -> {
                    while (index > 0 && !gone.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                },
                broken);

        assertThat(fake.begun.get()).isLessThanOrEqualTo(2 * FakeBatch.WORKERS + 1);
        assertThat(fake.house.itemsInFlight()).isZero();
    }

    @Test
    void a_client_may_send_everything_before_it_takes_anything() {
        CountDownLatch sent = new CountDownLatch(1);
        Items pictures = FakeBatch.pictures(10_000);
        Items last = () -> {
            Item item = pictures.next();
            if (item == null) {
                sent.countDown();
            }
            return item;
        };
        OutputStream client = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                try {
                    sent.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                fake.out.write(value);
            }
        };

        fake.run(last, (index, gone) -> {}, client);

        assertThat(fake.text()).endsWith("10000 0 true\n").hasLineCount(10_001);
    }

    @Test
    void what_came_before_a_break_is_answered_and_then_the_break() {
        Items pictures = FakeBatch.pictures(3);
        fake.run(() -> {
            Item item = pictures.next();
            if (item == null) {
                throw Unreadable.malformed("cut");
            }
            return item;
        });

        assertThat(fake.text().lines().limit(3)).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(fake.text()).endsWith("MALFORMED_BODY cut\n3 0 false\n");
    }

    @Test
    void a_fault_while_reading_ends_the_batch_and_not_its_answer() {
        fake.run(() -> {
            throw new IllegalStateException("secret");
        });

        assertThat(fake.text()).isEqualTo("INTERNAL the rest of the batch could not be read\n0 0 false\n");
    }

    @Test
    void pictures_beyond_the_limit_are_not_looked_at() {
        fake.run(FakeBatch.pictures(FakeBatch.MAX_ITEMS + 5));

        assertThat(fake.text())
                .contains("BODY_TOO_LARGE a batch may have at most 50000 pictures")
                .endsWith("50000 0 false\n");
    }

    @Test
    void refused_pictures_are_counted_as_failed() {
        List<Item> items = List.of(Item.of("a", new byte[1]), Item.of("b", new byte[0]));
        fake.run(FakeBatch.of(items));

        assertThat(fake.text().lines().limit(2)).containsExactlyInAnyOrder("0", "1 refused");
        assertThat(fake.text()).endsWith("2 1 true\n");
    }

    @Test
    void a_batch_that_is_under_way_when_the_service_ends_says_so() {
        Items pictures = FakeBatch.pictures(10);
        AtomicInteger read = new AtomicInteger();
        fake.run(() -> {
            if (read.incrementAndGet() == 3) {
                fake.house.stop();
            }
            return pictures.next();
        });

        assertThat(fake.text().lines().limit(3)).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(fake.text())
                .endsWith("OVERLOADED the service is shutting down; the rest was not looked at\n3 0 false\n");
        assertThatThrownBy(() -> fake.open(""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the service is shutting down");
    }

    @Test
    void one_batch_too_many_is_refused_until_another_ends() {
        Batch first = fake.open("");
        Batch second = fake.open("");
        assertThat(fake.house.underWay()).isEqualTo(2);
        assertThatThrownBy(() -> fake.open(""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 2 batches are worked on at once");
        first.close();
        first.close();
        fake.open("").close();
        second.close();
        assertThat(fake.house.underWay()).isZero();
    }

    @Test
    void a_connection_that_breaks_is_told_where() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        try (Batch batch = fake.house.open("", FakeBatch.HOUR, broken)) {
            batch.run(new LineItems(batch.feed(), 100), fake.answers((index, gone) -> {}), fake.out);
        }
        assertThat(fake.text()).isEqualTo("MALFORMED_BODY the connection broke off, after byte 0\n0 0 false\n");
    }
}
