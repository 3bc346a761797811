package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResultCacheTest {

    private static final Duration TTL = Duration.ofSeconds(30);
    private static final byte[] PICTURE = {1, 2, 3};
    private static final AnalysisOptions FAST = options(Profile.FAST);
    private static final Caller ANY = Caller.unhurried();
    private static final Analysis ANALYSIS =
            TestFaces.analysis(TestFaces.told(100, 50, 200), TestFaces.located(1, 2, 3));
    private static final int ANSWER = AnalysisCodec.encode(ANALYSIS).length + ResultCache.OVERHEAD;

    /** Close to the overflow, and even: Caffeine has another use for the last bit. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 999);

    private final List<Recall> recalls = Collections.synchronizedList(new ArrayList<>());
    private final List<Eviction> evictions = new ArrayList<>();
    private final ResultCache cache = new ResultCache(TTL, 2L * ANSWER, nanos::get, recalls::add, evictions::add);
    private final AtomicInteger worked = new AtomicInteger();

    @Test
    void the_same_is_answered_again_without_work_and_without_times() {
        Analysis first = ask(PICTURE);
        Analysis second = ask(PICTURE.clone());

        assertThat(first).isSameAs(ANALYSIS);
        assertThat(second.faces()).isEqualTo(ANALYSIS.faces());
        assertThat(second.image()).isEqualTo(ANALYSIS.image());
        assertThat(second.times().nanos()).isEmpty();
        assertThat(worked).hasValue(1);
        assertThat(recalls).containsExactly(Recall.MISS, Recall.HIT);
    }

    @Test
    void an_answer_is_forgotten_when_its_time_is_over_however_often_it_was_asked_for() {
        ask(PICTURE);
        nanos.addAndGet(TTL.toNanos() - 1);
        ask(PICTURE);
        assertThat(worked).hasValue(1);

        nanos.addAndGet(1);

        ask(PICTURE);
        assertThat(worked).hasValue(2);
        assertThat(evictions).containsExactly(Eviction.AGE);
    }

    @Test
    void other_bytes_other_options_and_other_keys_have_answers_of_their_own() {
        ask(PICTURE);
        cache.get(new byte[] {1, 2, 4}, FAST, ANY, this::work);
        cache.get(PICTURE, options(Profile.BALANCED), ANY, this::work);
        cache.get(PICTURE, FAST, new Caller("another", UUID.randomUUID(), Long.MAX_VALUE, () -> false), this::work);

        assertThat(worked).hasValue(4);
        assertThat(recalls).containsOnly(Recall.MISS);
    }

    @Test
    void beyond_the_bound_the_oldest_answers_go() {
        for (byte picture = 0; picture < 5; picture++) {
            ask(new byte[] {picture});
            assertThat(cache.bytes()).isLessThanOrEqualTo(2L * ANSWER);
        }
        assertThat(cache.held()).isEqualTo(2);
        assertThat(evictions).containsExactly(Eviction.ROOM, Eviction.ROOM, Eviction.ROOM);

        ask(new byte[] {4});
        ask(new byte[] {3});
        assertThat(worked).hasValue(5);
        ask(new byte[] {0});
        assertThat(worked).hasValue(6);
    }

    @Test
    void an_answer_larger_than_the_bound_is_not_remembered() {
        ResultCache small = new ResultCache(TTL, ANSWER - 1, nanos::get, recalls::add, evictions::add);

        small.get(PICTURE, FAST, ANY, this::work);
        small.get(PICTURE, FAST, ANY, this::work);

        assertThat(worked).hasValue(2);
        assertThat(small.bytes()).isZero();
    }

    @Test
    void a_refusal_is_not_remembered() {
        Supplier<Analysis> refusing = () -> {
            worked.incrementAndGet();
            throw new Refusal(Reason.UNREADABLE_IMAGE, "cut off");
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.get(PICTURE, FAST, ANY, refusing))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.failure().reason()).isEqualTo(Reason.UNREADABLE_IMAGE));
        }

        assertThat(worked).hasValue(2);
        assertThat(cache.held()).isZero();
    }

    @Test
    void of_equal_requests_at_once_one_does_the_work() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        FutureTask<Analysis> first = started(() -> cache.get(PICTURE, FAST, ANY, () -> after(answer, this::work)));
        await().until(() -> recalls.contains(Recall.MISS));
        FutureTask<Analysis> second = waiting(() -> ask(PICTURE));

        answer.countDown();

        assertThat(second.get().faces()).isEqualTo(first.get().faces());
        assertThat(worked).hasValue(1);
        assertThat(recalls).containsExactly(Recall.MISS, Recall.SHARED);
    }

    @Test
    void one_that_waits_does_the_work_itself_if_the_other_fails() throws Exception {
        CountDownLatch failure = new CountDownLatch(1);
        FutureTask<Analysis> first = started(() -> cache.get(
                PICTURE,
                FAST,
                ANY,
                () -> after(failure, () -> {
                    throw new Refusal(Reason.OVERLOADED, "gone");
                })));
        await().until(() -> recalls.contains(Recall.MISS));
        FutureTask<Analysis> second = waiting(() -> ask(PICTURE));

        failure.countDown();

        assertThat(second.get()).isSameAs(ANALYSIS);
        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Refusal.class);
        assertThat(worked).hasValue(1);
    }

    @Test
    void one_that_waits_does_so_no_longer_than_its_own_deadline() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        FutureTask<Analysis> first = started(() -> cache.get(PICTURE, FAST, ANY, () -> after(answer, this::work)));
        await().until(() -> recalls.contains(Recall.MISS));
        Caller hurried = new Caller("", UUID.randomUUID(), System.nanoTime() + 1_000_000, () -> false);

        assertThatThrownBy(() -> cache.get(PICTURE, FAST, hurried, this::work))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.failure().reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));

        answer.countDown();
        assertThat(first.get()).isSameAs(ANALYSIS);
    }

    @Test
    void nobody_in_a_hurry_waits_for_one_who_is_patient() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Caller batch = new Caller("", UUID.randomUUID(), Long.MAX_VALUE, () -> false, true);
        FutureTask<Analysis> first = started(() -> cache.get(PICTURE, FAST, batch, () -> after(answer, this::work)));
        await().until(() -> recalls.contains(Recall.MISS));

        assertThat(ask(PICTURE)).isSameAs(ANALYSIS);
        assertThat(worked).hasValue(1);

        answer.countDown();
        assertThat(first.get()).isSameAs(ANALYSIS);
    }

    private Analysis ask(byte[] picture) {
        return cache.get(picture, FAST, ANY, this::work);
    }

    private Analysis work() {
        worked.incrementAndGet();
        return ANALYSIS;
    }

    private static Analysis after(CountDownLatch latch, Supplier<Analysis> work) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return work.get();
    }

    private static FutureTask<Analysis> started(Supplier<Analysis> request) {
        FutureTask<Analysis> task = new FutureTask<>(request::get);
        new Thread(task).start();
        return task;
    }

    /** A request that waits for another one by now. */
    private static FutureTask<Analysis> waiting(Supplier<Analysis> request) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        FutureTask<Analysis> task = started(() -> {
            thread.complete(Thread.currentThread());
            return request.get();
        });
        await().until(() -> thread.isDone() && thread.get().getState() == Thread.State.TIMED_WAITING);
        return task;
    }

    private static AnalysisOptions options(Profile profile) {
        return new AnalysisOptions(profile, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
    }
}
