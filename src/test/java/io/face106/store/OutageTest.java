package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.lettuce.core.RedisException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;

class OutageTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final AtomicInteger calls = new AtomicInteger();
    private final Outage outage = new Outage("looked up", nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void an_answer_is_passed_on() {
        assertThat(outage.guard(() -> "answer")).isEqualTo("answer");
        assertThat(log.list).isEmpty();
    }

    @Test
    void a_failed_call_is_refused_and_those_that_follow_are_not_even_tried_for_a_while() {
        fail(new RedisException("gone"));
        fail(new RedisException("gone"));
        nanos.addAndGet(Outage.PAUSE.toNanos() - 1);
        fail(new RedisException("gone"));
        assertThat(calls).hasValue(1);

        nanos.addAndGet(1);
        fail(new QueryTimeoutException("no answer"));
        nanos.addAndGet(Outage.PAUSE.toNanos());
        fail(new CancellationException("another gave up the connection"));

        assertThat(calls).hasValue(3);
    }

    @Test
    void one_at_a_time_tries_again_and_the_others_do_not_wait_for_it() {
        fail(new RedisException("gone"));
        nanos.addAndGet(Outage.PAUSE.toNanos());

        String answer = outage.guard(() -> {
            assertThatThrownBy(() -> outage.guard(() -> "another")).isInstanceOf(Refusal.class);
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        assertThat(outage.guard(() -> "another")).isEqualTo("another");
    }

    @Test
    void a_try_that_never_ends_does_not_keep_all_others_away_for_good() {
        fail(new RedisException("gone"));
        nanos.addAndGet(Outage.PAUSE.toNanos());
        assertThatThrownBy(() -> outage.guard(() -> {
                    throw new IllegalStateException("a fault of the program");
                }))
                .isInstanceOf(IllegalStateException.class);

        nanos.addAndGet(5_000_000_000L);

        assertThat(outage.guard(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void its_begin_and_its_end_are_logged_once_with_the_cause() {
        for (int i = 0; i < 10; i++) {
            fail(new RedisException("above", new IllegalStateException("the cause")));
            nanos.addAndGet(Outage.PAUSE.toNanos());
        }
        for (int i = 0; i < 10; i++) {
            outage.guard(() -> "answer");
        }

        assertThat(log.list.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()))
                .containsExactly(
                        "WARN Face tokens cannot be looked up until Redis answers:"
                                + " java.lang.IllegalStateException: the cause",
                        "INFO Face tokens can be looked up again");
    }

    private void fail(RuntimeException cause) {
        Supplier<String> call = () -> {
            calls.incrementAndGet();
            throw cause;
        };
        assertThatThrownBy(() -> outage.guard(call))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.failure())
                                .isEqualTo(new Failure(
                                        Failure.Reason.STORE_UNAVAILABLE,
                                        "face tokens cannot be looked up at the moment")));
    }
}
