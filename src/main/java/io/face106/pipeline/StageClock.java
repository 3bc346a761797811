package io.face106.pipeline;

import io.face106.domain.Caller;
import io.face106.domain.StageName;
import io.face106.domain.StageTimes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds up what each stage of one analysis takes, and begins none for a caller who has no more use for the answer. Belongs to
 * one thread.
 */
final class StageClock {

    private final Map<StageName, Long> nanos = new EnumMap<>(StageName.class);

    private final Caller caller;

    StageClock(Caller caller) {
        this.caller = caller;
    }

    /** @throws io.face106.domain.Refusal as {@link Caller#check} says */
    <T> T time(StageName stage, Supplier<T> work) {
        caller.check();
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(stage, System.nanoTime() - start, Long::sum);
        }
    }

    /** Asks a stage about some items, and does not time it if there are none. */
    <I, O> List<O> time(StageName stage, List<I> items, Function<List<I>, List<O>> work) {
        return items.isEmpty() ? List.of() : time(stage, () -> work.apply(items));
    }

    StageTimes times() {
        return new StageTimes(nanos);
    }
}
