package io.face106.store;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time what was answered, so that the same bytes with the same options are not analysed again: clients
 * repeat requests whose answer they did not wait for. Refusals are not remembered. Each key has answers of its own: else the
 * time of an answer would tell one client which pictures another one has sent.
 *
 * <p>Of equal requests at the same time one does the work and the others wait for it, each for as long as it has itself. If
 * that one fails, for whatever reason, the next one does the work: another's deadline is not theirs. Nor is another's patience: a
 * picture of a batch may wait minutes for its turn, so nobody in a hurry waits for one.
 *
 * <p>What is kept is the faces, never the picture. An answer that was remembered has no {@link Analysis#times()}.
 */
public final class ResultCache {

    /** Heap per answer beside its bytes: the key with its digest and options, the entry and its place in table and queue. */
    static final int OVERHEAD = 520;

    /** Equal pictures are told by a strong hash: who could make two that have the same would get the other's answer. */
    private static final String HASH = "SHA-256";

    /** Whose answer to what. */
    private record Question(String key, AnalysisOptions options, ByteBuffer digest) {}

    /** Who works on it: one of those who are patient, or of those who are not. */
    private record Turn(Question question, boolean patient) {}

    private final AgedBytes<Question> answers;
    private final Map<Turn, CompletableFuture<byte @Nullable []>> underWay = new ConcurrentHashMap<>();
    private final Consumer<Recall> recalls;

    /**
     * An empty one.
     *
     * @param maxBytes heap for all answers together
     * @param nanos the clock, as {@link System#nanoTime()}
     * @param recalls told how each request was served, on the request's thread
     * @param evictions told of each answer that is forgotten
     */
    public ResultCache(
            Duration lifetime,
            long maxBytes,
            LongSupplier nanos,
            Consumer<Recall> recalls,
            Consumer<Eviction> evictions) {
        this.answers = new AgedBytes<>(new AgedBytes.Bounds(lifetime, maxBytes, OVERHEAD), nanos, evictions);
        this.recalls = recalls;
    }

    /**
     * The remembered answer, or else what the work answers.
     *
     * @throws Refusal that of the work; {@link Reason#DEADLINE_EXCEEDED} if the caller's time is over before an equal request is
     *     answered
     */
    public Analysis get(byte[] picture, AnalysisOptions options, Caller caller, Supplier<Analysis> work) {
        Question question = new Question(caller.key(), options, digest(picture));
        Turn turn = new Turn(question, caller.patient());
        while (true) {
            byte[] kept = answers.get(question);
            if (kept != null) {
                return recalled(kept, Recall.HIT);
            }
            CompletableFuture<byte @Nullable []> mine = new CompletableFuture<>();
            CompletableFuture<byte @Nullable []> other = underWay.putIfAbsent(turn, mine);
            if (other == null) {
                return answered(turn, mine, work);
            }
            byte[] shared = awaited(other, caller);
            if (shared != null) {
                return recalled(shared, Recall.SHARED);
            }
        }
    }

    /** How many answers are remembered now. */
    public long held() {
        return answers.held();
    }

    /** The heap they take. */
    public long bytes() {
        return answers.bytes();
    }

    private Analysis recalled(byte[] answer, Recall recall) {
        recalls.accept(recall);
        return AnalysisCodec.decode(answer);
    }

    private Analysis answered(Turn turn, CompletableFuture<byte @Nullable []> mine, Supplier<Analysis> work) {
        Question question = turn.question();
        byte[] answer = null;
        try {
            // Whoever was at work between the look at the answers and this turn has left one.
            answer = answers.get(question);
            if (answer != null) {
                return recalled(answer, Recall.HIT);
            }
            recalls.accept(Recall.MISS);
            Analysis analysis = work.get();
            answer = AnalysisCodec.encode(analysis);
            answers.put(question, answer);
            answers.trim();
            return analysis;
        } finally {
            underWay.remove(turn);
            mine.complete(answer);
        }
    }

    /** What the other request was answered; null if it failed. */
    private static byte @Nullable [] awaited(CompletableFuture<byte @Nullable []> other, Caller caller) {
        try {
            return other.get(caller.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw Caller.late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.OVERLOADED, "interrupted while waiting for an equal request");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("it is only ever completed with a value", impossible);
        }
    }

    private static ByteBuffer digest(byte[] picture) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance(HASH).digest(picture));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + HASH, impossible);
        }
    }
}
