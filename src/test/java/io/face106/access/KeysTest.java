package io.face106.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.access.Key.Limits;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {

    private static final Failure BUSY = new Failure(Reason.RATE_LIMITED, "too many requests of this key are under way");
    private static final Failure TOO_OFTEN =
            new Failure(Reason.RATE_LIMITED, "too many requests of this key in a short time");
    private static final Failure DENIED = new Failure(Reason.FORBIDDEN, "Denied by Admin");
    private static final Failure USED_UP = new Failure(Reason.FORBIDDEN, "Insufficient Account Balance");

    /** Near the end of its range, which {@link System#nanoTime()} may be as well. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void without_keys_everyone_may_call_everything(Endpoint endpoint) {
        Keys keys = Keys.open();

        assertThat(keys.isOpen()).isTrue();
        keys.admit(null, null, endpoint).close();
        keys.admit("any", "any", endpoint).close();
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void a_key_without_limits_may_call_everything(Endpoint endpoint) {
        Keys keys = keys(new Key("alice", "a secret"), new Key("bob", "another"));

        assertThat(keys.isOpen()).isFalse();
        for (int i = 0; i < 1_000; i++) {
            keys.admit("alice", "a secret", endpoint);
        }
        keys.admit("bob", "another", endpoint).close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "alice, another", // of another key
                "alice, a secre",
                "alice, a secrets",
                "alice, A SECRET",
                "alice, ''",
                "alice, -",
                "alic, a secret",
                "alicea, ' secret'", // the same if they were one text
                "eve, a secret",
                "'', a secret",
                "-, a secret",
                "-, -"
            })
    void whoever_does_not_know_a_pair_of_id_and_secret_is_turned_away(String id, String secret) {
        Keys keys = keys(new Key("alice", "a secret"), new Key("bob", "another"));

        assertThatThrownBy(() -> keys.admit(id, secret, Endpoint.DETECT))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.failure().reason()).isEqualTo(Reason.UNAUTHENTICATED);
                    assertThat(refusal).message().doesNotContain("a secre", "another", "alice");
                });
    }

    @Test
    void a_wrong_secret_and_an_unknown_id_are_told_the_same() {
        Keys keys = keys(new Key("alice", "a secret"));

        assertThat(refusal(keys, "alice", "guess", Endpoint.FACES))
                .isEqualTo(refusal(keys, "eve", "guess", Endpoint.FACES));
    }

    @Test
    void a_disabled_key_is_denied_but_only_to_who_knows_its_secret() {
        Keys keys = keys(new Key("alice", "s", false, Set.of(), Limits.NONE));

        assertThat(refusal(keys, "alice", "s", Endpoint.DETECT)).isEqualTo(DENIED);
        assertThat(refusal(keys, "alice", "x", Endpoint.DETECT).reason()).isEqualTo(Reason.UNAUTHENTICATED);
    }

    @Test
    void a_key_may_call_only_what_it_is_for() {
        Keys keys = keys(new Key("alice", "s", true, Set.of(Endpoint.DETECT, Endpoint.MODELS), Limits.NONE));

        keys.admit("alice", "s", Endpoint.DETECT).close();
        keys.admit("alice", "s", Endpoint.MODELS).close();
        assertThat(refusal(keys, "alice", "s", Endpoint.FACES)).isEqualTo(DENIED);
    }

    @Test
    void as_many_requests_as_allowed_are_under_way_at_once() {
        Keys keys = limited(null, null, 2, null);
        Permit first = keys.admit("alice", "s", Endpoint.DETECT);
        keys.admit("alice", "s", Endpoint.FACES);
        assertThat(refusal(keys)).isEqualTo(BUSY);

        first.close();
        first.close(); // gives back only its own place

        keys.admit("alice", "s", Endpoint.DETECT);
        assertThat(refusal(keys)).isEqualTo(BUSY);
    }

    @Test
    void a_rate_lets_a_seconds_worth_in_at_once_and_then_one_at_a_time() {
        Keys keys = limited(2.5, null, null, null);
        admit(keys, 3);
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);

        pass(Duration.ofMillis(399));
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);
        pass(Duration.ofMillis(1));
        admit(keys, 1);
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);

        pass(Duration.ofHours(1));
        admit(keys, 3);
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 1, 1000000000000", "0.5, 1, 2000000000", "3, 3, 333333333", "1000000, 1000000, 1000"})
    void slow_and_fast_rates_are_kept(double rate, int burst, long nanosEach) {
        Keys keys = limited(rate, null, null, null);
        admit(keys, burst);
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);

        clock.addAndGet(nanosEach - 1);
        assertThat(refusal(keys)).isEqualTo(TOO_OFTEN);
        clock.addAndGet(1);
        admit(keys, 1);
    }

    @Test
    void a_burst_of_its_own_may_be_shorter_or_longer_than_a_second() {
        Keys longer = limited(1.0, 5, null, null);
        admit(longer, 5);
        assertThat(refusal(longer)).isEqualTo(TOO_OFTEN);

        Keys shorter = limited(10.0, 1, null, null);
        admit(shorter, 1);
        assertThat(refusal(shorter)).isEqualTo(TOO_OFTEN);
    }

    @Test
    void a_daily_quota_comes_back_as_a_whole_after_a_day() {
        Keys keys = limited(null, null, null, 2L);
        admit(keys, 2);
        assertThat(refusal(keys)).isEqualTo(USED_UP);

        pass(Duration.ofHours(24).minusNanos(1));
        assertThat(refusal(keys)).isEqualTo(USED_UP);
        pass(Duration.ofNanos(1));
        admit(keys, 2);
        assertThat(refusal(keys)).isEqualTo(USED_UP);
    }

    @Test
    void what_one_key_uses_is_not_missing_to_another() {
        Limits one = new Limits(1.0, 1, 1, 1L);
        Keys keys = keys(new Key("alice", "s", true, Set.of(), one), new Key("bob", "s", true, Set.of(), one));

        keys.admit("alice", "s", Endpoint.DETECT);
        keys.admit("bob", "s", Endpoint.DETECT);
    }

    @Test
    void a_refused_request_takes_nothing_from_any_limit() {
        Keys keys = limited(1.0, 2, 1, 2L);
        Permit under = keys.admit("alice", "s", Endpoint.DETECT);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(keys)).isEqualTo(BUSY);
        }
        under.close();
        admit(keys, 1); // neither rate nor quota were touched by the five
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(keys)).isEqualTo(TOO_OFTEN); // and each gave its place back
        }
        pass(Duration.ofSeconds(2));
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(keys)).isEqualTo(USED_UP); // each gave place and rate back
        }
    }

    @Test
    void a_request_of_a_wrong_secret_takes_nothing_from_the_key() {
        Keys keys = limited(1.0, 1, 1, 1L);
        refusal(keys, "alice", "guess", Endpoint.DETECT);

        keys.admit("alice", "s", Endpoint.DETECT).close();
    }

    @Test
    void of_many_threads_only_as_many_as_allowed_get_in() throws Exception {
        int threads = 16;
        int rounds = 200;
        Keys keys = limited(null, null, 3, (long) rounds * 2);
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Integer> caller = () -> {
            int admitted = 0;
            for (int i = 0; i < rounds; i++) {
                together.await(10, TimeUnit.SECONDS);
                Permit permit = tryAdmit(keys);
                together.await(10, TimeUnit.SECONDS);
                if (permit != null) {
                    admitted++;
                    permit.close();
                }
            }
            return admitted;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            int sum = 0;
            for (Future<Integer> done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> caller).toList())) {
                sum += done.get(60, TimeUnit.SECONDS);
            }
            // Three in each round, until the quota ends it.
            assertThat(sum).isEqualTo(rounds * 2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_key_does_not_show_its_secret() {
        assertThat(new Key("alice", "a secret")).asString().contains("alice").doesNotContain("a secret");
    }

    @Test
    void endpoints_have_the_names_of_the_configuration() {
        assertThat(Endpoint.values())
                .extracting(Endpoint::wireName)
                .containsExactly("detect", "analyze", "thousandlandmark", "faces", "batches", "models");
    }

    private static Permit tryAdmit(Keys keys) {
        try {
            return keys.admit("alice", "s", Endpoint.DETECT);
        } catch (Refusal refused) {
            return null;
        }
    }

    private Keys keys(Key... keys) {
        return new Keys(List.of(keys), clock::get);
    }

    private Keys limited(Double rate, Integer burst, Integer concurrency, Long daily) {
        return keys(new Key("alice", "s", true, Set.of(), new Limits(rate, burst, concurrency, daily)));
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static void admit(Keys keys, int times) {
        for (int i = 0; i < times; i++) {
            assertThatCode(() -> keys.admit("alice", "s", Endpoint.DETECT).close())
                    .doesNotThrowAnyException();
        }
    }

    private static Failure refusal(Keys keys) {
        return refusal(keys, "alice", "s", Endpoint.DETECT);
    }

    private static Failure refusal(Keys keys, String id, String secret, Endpoint endpoint) {
        try (Permit permit = keys.admit(id, secret, endpoint)) {
            throw new AssertionError("let in with " + permit);
        } catch (Refusal refused) {
            return refused.failure();
        }
    }
}
