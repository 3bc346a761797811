package io.face106.app;

import io.face106.observe.Meters;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.store.Eviction;
import io.face106.store.Recall;
import io.face106.store.ResultCache;
import java.util.function.ObjIntConsumer;

/** An analyzer that remembers its answers, where that is configured. */
final class Remembering {

    private Remembering() {}

    static FaceAnalyzer around(FaceAnalyzer analyzer, FaceProperties.Cache settings, Meters meters) {
        if (!settings.kept()) {
            return analyzer;
        }
        ObjIntConsumer<String> recalls = meters.counters(
                "face106.cache.lookups",
                "Pictures looked for among remembered answers by result",
                "result",
                Recall.wireNames());
        ObjIntConsumer<String> evictions = meters.counters(
                "face106.cache.evictions", "Remembered answers forgotten by reason", "reason", Eviction.wireNames());
        ResultCache cache = new ResultCache(
                settings.ttl(),
                settings.maxBytes().toBytes(),
                System::nanoTime,
                recall -> recalls.accept(recall.wireName(), 1),
                eviction -> evictions.accept(eviction.wireName(), 1));
        meters.gauge("face106.cache.held", "Answers remembered", cache::held);
        meters.gauge("face106.cache.bytes", "Heap that these answers take", cache::bytes);
        return (picture, options, caller) ->
                cache.get(picture, options, caller, () -> analyzer.analyze(picture, options, caller));
    }
}
