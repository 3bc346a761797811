package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a batch may take, how many a key may have, and how the service ends around one. */
@Timeout(120)
class BatchTimesTest {

    private static final int WORKERS = 2;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final AtomicLong clock = new AtomicLong();
    private final Batches house = new Batches(
            new BatchLimits(2, 100, 1000, 600, Duration.ofSeconds(1), Duration.ofMinutes(1), 100, 1 << 20),
            WORKERS,
            clock::get);
    private final AtomicInteger begun = new AtomicInteger();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_key_may_have_as_many_under_way_as_others_still_could() {
        Batch first = open("a");
        assertThatThrownBy(() -> open("a")).isInstanceOf(Refusal.class).hasMessageContaining("of this key");
        Batch other = open("b");
        first.close();
        assertThatThrownBy(() -> open("b")).isInstanceOf(Refusal.class);
        open("a").close();
        other.close();
        assertThat(house.underWay()).isZero();
    }

    @Test
    void time_in_which_the_service_reads_nothing_is_not_the_clients() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Items counted = FakeBatch.counted(FakeBatch.pictures(20), read);
        Thread batch = new Thread(() -> {
            try (Batch slow = open("")) {
                slow.run(
                        () -> {
                            // Asks whether there is time left, and finds nothing.
                            slow.feed().fill();
                            return counted.next();
                        },
                        answers((index, gone) -> release.await()),
                        out);
            }
        });
        batch.start();
        FakeBatch.awaitReaderWaiting(read, 2 * WORKERS);

        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        release.countDown();
        batch.join();

        assertThat(text()).endsWith("20 0 true\n");
    }

    @Test
    void no_more_is_read_when_the_time_of_the_whole_is_over() {
        Items pictures = FakeBatch.pictures(10);
        AtomicInteger read = new AtomicInteger();
        try (Batch batch = house.open("", 1000, InputStream.nullInputStream())) {
            batch.run(
                    () -> {
                        clock.addAndGet(read.incrementAndGet() == 3 ? 1000 : 0);
                        return pictures.next();
                    },
                    answers((index, gone) -> {}),
                    out);
        }

        assertThat(text())
                .endsWith("DEADLINE_EXCEEDED the time that the request had is over; the rest was not looked at\n"
                        + "3 0 false\n");
    }

    @Test
    void the_end_of_the_service_waits_for_pictures_of_links_too() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger worked = new AtomicInteger();
        Item linked = new Item(null, null, Item.LINK, Map.of(Item.LINK, "http://x/y"), null);
        Thread batch = new Thread(() -> {
            try (Batch one = open("")) {
                one.run(
                        FakeBatch.of(List.of(linked)),
                        answers((index, gone) -> {
                            working.countDown();
                            release.await();
                            worked.incrementAndGet();
                        }),
                        out);
            }
        });
        batch.start();
        working.await();
        Thread closing = new Thread(house::close);
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
    void a_picture_or_a_batch_that_takes_too_long_to_arrive_ends_it() {
        for (Map.Entry<Duration, String> slow : Map.of(
                        Duration.ofSeconds(2), "one picture took longer than 1000 ms to arrive",
                        Duration.ofSeconds(61), "the batch took longer than 60000 ms to arrive")
                .entrySet()) {
            boolean picture = slow.getKey().toSeconds() == 2;
            Items pictures = FakeBatch.pictures(3);
            out.reset();
            try (Batch batch = house.open("", HOUR, new ByteArrayInputStream(new byte[10]))) {
                batch.run(
                        () -> {
                            Item item = pictures.next();
                            clock.addAndGet(slow.getKey().toNanos());
                            if (picture) {
                                batch.feed().fill();
                            }
                            return item;
                        },
                        answers((index, gone) -> {}),
                        out);
            }
            assertThat(text()).contains(slow.getValue()).endsWith((picture ? 0 : 1) + " 0 false\n");
        }
    }

    private Batch open(String key) {
        return house.open(key, HOUR, InputStream.nullInputStream());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Answers answers(FakeBatch.Work work) {
        return FakeBatch.answers(begun, work);
    }
}
