package io.face106.pipeline;

import io.face106.domain.StageName;
import io.face106.domain.StageTimes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Adds up what each stage of one analysis takes. Belongs to one thread. */
final class StageClock {

    private final Map<StageName, Long> nanos = new EnumMap<>(StageName.class);

    <T> T time(StageName stage, Supplier<T> work) {
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
