package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyReaderTest {

    private static final int KILO = 1024;
    private static final Caller SOMEBODY = Caller.unhurried();

    private final BodyReader reader =
            new BodyReader(4 * KILO, 10 * KILO, Duration.ofMillis(1), Duration.ofDays(1), 100);

    @Test
    void no_more_is_held_than_there_is_room_for() {
        try (Body first = reader.open(announced(4), SOMEBODY);
                Body second = reader.open(announced(4), SOMEBODY)) {
            Refusal refusal = refused(announced(3));
            assertThat(refusal.failure().reason()).isEqualTo(Reason.OVERLOADED);
            assertThat(refusal.failure().detail()).isEqualTo("no room for the body came free within 1 ms, try again");
            reader.open(announced(2), SOMEBODY).close();
            assertThat(first.read()).hasSize(4 * KILO);
            // Read or not, they count until they are answered.
            refused(announced(3));
        }
        assertEmpty();
    }

    @Test
    void a_body_of_unknown_length_counts_as_the_longest_until_it_is_read() {
        try (Body first = reader.open(chunked(1), SOMEBODY);
                Body second = reader.open(chunked(1), SOMEBODY)) {
            refused(announced(3));
            first.read();
            reader.open(announced(4), SOMEBODY).close();
        }
        assertEmpty();
    }

    @Test
    void a_body_longer_than_all_the_room_gets_in_alone() {
        BodyReader narrow = new BodyReader(4 * KILO, KILO, Duration.ZERO, Duration.ofDays(1), 100);
        try (Body alone = narrow.open(announced(4), SOMEBODY)) {
            assertThat(alone.read()).hasSize(4 * KILO);
            assertThat(catchThrowableOfType(Refusal.class, () -> narrow.open(announced(1), SOMEBODY)))
                    .isNotNull();
            // Nothing takes no room.
            narrow.open(announced(0), SOMEBODY).close();
        }
        narrow.open(announced(1), SOMEBODY).close();
    }

    @Test
    void a_body_that_takes_too_long_is_refused_and_holds_nothing() {
        BodyReader hasty = new BodyReader(4 * KILO, 4 * KILO, Duration.ZERO, Duration.ZERO, 100);
        try (Body slow = hasty.open(announced(4), SOMEBODY)) {
            assertThat(catchThrowableOfType(BodyException.class, slow::read)).hasMessageContaining("longer than 0 ms");
        }
        hasty.open(announced(4), SOMEBODY).close();
    }

    @Test
    void a_large_body_takes_room_as_it_arrives_and_not_as_it_is_announced() {
        int mega = 1024;
        BodyReader wide = new BodyReader(mega * KILO, mega * KILO, Duration.ZERO, Duration.ofDays(1), 100);
        try (Body one = wide.open(announced(mega), SOMEBODY);
                Body other = wide.open(announced(mega), SOMEBODY)) {
            assertThat(catchThrowableOfType(Refusal.class, one::read)).isNotNull();
            one.close();
            assertThat(other.read()).hasSize(mega * KILO);
            assertThat(catchThrowableOfType(Refusal.class, () -> wide.open(announced(1), SOMEBODY)))
                    .isNotNull();
        }
        wide.open(announced(1), SOMEBODY).close();
    }

    @Test
    void what_is_refused_holds_nothing() {
        assertThat(catchThrowableOfType(BodyException.class, () -> reader.open(announced(5), SOMEBODY)))
                .isNotNull();
        try (Body tooLong = reader.open(chunked(5), SOMEBODY)) {
            assertThat(catchThrowableOfType(BodyException.class, tooLong::read)).isNotNull();
        }
        Body twice = reader.open(announced(4), SOMEBODY);
        twice.close();
        twice.close();
        assertEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 16_385, 262_144, 262_145, 300_000, 1_000_000})
    void a_body_is_read_as_it_was_sent_whatever_was_announced(int length) {
        byte[] sent = new byte[length];
        new Random(length).nextBytes(sent);
        BodyReader wide = new BodyReader(1 << 20, 1 << 21, Duration.ZERO, Duration.ofDays(1), 100);
        for (long announced : new long[] {length, -1, length / 2, 2L * length}) {
            try (Body body = wide.open(sending(sent, announced <= 1 << 20 ? announced : length), SOMEBODY)) {
                assertThat(body.read()).as("announced %d", announced).isEqualTo(sent);
            }
        }
    }

    @Test
    @Timeout(60)
    void whoever_waits_gets_the_room_that_comes_free() throws InterruptedException {
        BodyReader patient = new BodyReader(4 * KILO, 4 * KILO, Duration.ofDays(1), Duration.ofDays(1), 100);
        AtomicInteger read = new AtomicInteger();
        Body first = patient.open(announced(4), SOMEBODY);
        Thread second = new Thread(() -> {
            try (Body body = patient.open(announced(4), SOMEBODY)) {
                read.set(body.read().length);
            }
        });
        second.start();
        while (second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        first.close();
        second.join();
        assertThat(read.get()).isEqualTo(4 * KILO);
    }

    private void assertEmpty() {
        try (Body one = reader.open(announced(4), SOMEBODY);
                Body two = reader.open(announced(4), SOMEBODY);
                Body three = reader.open(announced(2), SOMEBODY)) {
            refused(announced(1));
        }
    }

    private Refusal refused(MockHttpServletRequest request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.open(request, SOMEBODY));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    private static MockHttpServletRequest announced(int kilobytes) {
        return sending(new byte[kilobytes * KILO], (long) kilobytes * KILO);
    }

    private static MockHttpServletRequest chunked(int kilobytes) {
        return sending(new byte[kilobytes * KILO], -1);
    }

    private static MockHttpServletRequest sending(byte[] body, long announced) {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return announced;
            }
        };
        request.setContent(body);
        return request;
    }
}
