package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Refusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a batch may take, how many a key may have, and how the service ends around one. */
@Timeout(120)
class BatchTimesTest {

    private final FakeBatch fake = new FakeBatch();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void a_key_may_have_as_many_under_way_as_others_still_could() {
        Batch first = fake.open("a");
        assertThatThrownBy(() -> fake.open("a")).isInstanceOf(Refusal.class).hasMessageContaining("of this key");
        Batch other = fake.open("b");
        first.close();
        assertThatThrownBy(() -> fake.open("b")).isInstanceOf(Refusal.class);
        fake.open("a").close();
        other.close();
        assertThat(fake.house.underWay()).isZero();
    }

    @Test
    void time_in_which_the_service_reads_nothing_is_not_the_clients() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Items counted = FakeBatch.counted(FakeBatch.pictures(20), read);
        Thread batch = new Thread(() -> {
            try (Batch slow = fake.open("")) {
                slow.run(
                        () -> {
                            // Asks whether there is time left, and finds nothing.
                            slow.feed().fill();
                            return counted.next();
                        },
                        fake.answers((index, gone) -> release.await()),
                        fake.out);
            }
        });
        batch.start();
        FakeBatch.awaitReaderWaiting(read, 2 * FakeBatch.WORKERS);

        fake.clock.addAndGet(Duration.ofMinutes(2).toNanos());
        release.countDown();
        batch.join();

        assertThat(fake.text()).endsWith("20 0 true\n");
    }

    @Test
    void no_more_is_read_when_the_time_of_the_whole_is_over() {
        Items pictures = FakeBatch.pictures(10);
        AtomicInteger read = new AtomicInteger();
        try (Batch batch = fake.house.open("", 1000, InputStream.nullInputStream())) {
            batch.run(
                    () -> {
                        fake.clock.addAndGet(read.incrementAndGet() == 3 ? 1000 : 0);
                        return pictures.next();
                    },
                    fake.answers((index, gone) -> {}),
                    fake.out);
        }

        assertThat(fake.text())
                .endsWith("DEADLINE_EXCEEDED the time that the request had is over; the rest was not looked at\n"
                        + "3 0 false\n");
    }

    @Test
    void the_end_of_the_service_waits_for_pictures_of_links_too() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger worked = new AtomicInteger();
        Item linked = new Item(null, null, Item.LINK, Map.of(Item.LINK, "http://x/y"), null);
        Thread batch = new Thread(() -> fake.run(FakeBatch.of(List.of(linked)), (index, gone) -> {
            working.countDown();
            release.await();
            worked.incrementAndGet();
        }));
        batch.start();
        working.await();
        Thread closing = new Thread(fake.house::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
            Thread.onSpinWait();
        }

        assertThat(closing.isAlive()).isTrue();
        release.countDown();
        closing.join();
        assertThat(worked).hasValue(1);
        batch.join();
    }

    @Test
    void a_picture_that_takes_too_long_to_arrive_ends_the_batch() {
        try (Batch batch = fake.house.open("", FakeBatch.HOUR, new ByteArrayInputStream(new byte[10]))) {
            batch.run(
                    () -> {
                        fake.clock.addAndGet(Duration.ofSeconds(2).toNanos());
                        batch.feed().fill();
                        return Item.of("any", new byte[1]);
                    },
                    fake.answers((index, gone) -> {}),
                    fake.out);
        }

        assertThat(fake.text()).isEqualTo("MALFORMED_BODY one picture took longer than 1000 ms to arrive\n0 0 false\n");
    }

    @Test
    void a_batch_that_takes_too_long_to_arrive_ends_though_each_picture_comes_in_time() {
        Items pictures = FakeBatch.pictures(100);
        fake.run(() -> {
            fake.clock.addAndGet(Duration.ofSeconds(1).toNanos());
            return pictures.next();
        });

        assertThat(fake.text()).endsWith("MALFORMED_BODY the batch took longer than 60000 ms to arrive\n61 0 false\n");
    }
}
