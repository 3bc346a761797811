package io.face106.app;

import io.face106.observe.FaceStoreHealth;
import io.face106.observe.Meters;
import io.face106.store.FaceStore;
import io.face106.store.Lookup;
import io.face106.store.MemoryShelf;
import io.face106.store.Put;
import io.face106.store.RedisShelf;
import io.face106.store.Shelf;
import io.face106.store.ShelvedFaces;
import java.util.function.ObjIntConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Where faces are kept for their tokens. */
@Configuration(proxyBeanMethods = false)
@Import(RedisClientWiring.class)
class StoreWiring {

    @Bean
    Shelf shelf(FaceProperties properties, Meters meters, ObjectProvider<LettuceConnectionFactory> redis) {
        FaceProperties.Tokens tokens = properties.tokens();
        return switch (properties.store()) {
            case MEMORY -> {
                MemoryShelf memory =
                        new MemoryShelf(tokens.lifetime(), tokens.maxBytes().toBytes(), System::nanoTime);
                meters.gauge("face106.tokens.held", "Faces kept for their tokens in this process", memory::held);
                meters.gauge("face106.tokens.bytes", "Heap that these faces take", memory::bytes);
                yield memory;
            }
            case REDIS -> new RedisShelf(redis.getObject(), tokens.lifetime(), System::nanoTime);
        };
    }

    @Bean
    FaceStore faceStore(FaceProperties properties, Meters meters, Shelf shelf) {
        ObjIntConsumer<String> puts = meters.counters(
                "face106.tokens.puts", "Faces to be kept for their tokens by result", "result", Put.wireNames());
        ObjIntConsumer<String> lookups = meters.counters(
                "face106.tokens.lookups", "Face tokens looked up by result", "result", Lookup.wireNames());
        return properties.tokens().kept()
                ? new ShelvedFaces(
                        shelf,
                        (result, faces) -> puts.accept(result.wireName(), faces),
                        (result, tokens) -> lookups.accept(result.wireName(), tokens))
                : FaceStore.NONE;
    }

    /** Part of readiness under the name faceStore. */
    @Bean
    FaceStoreHealth faceStoreHealthIndicator(FaceStore store, Shelf shelf) {
        return new FaceStoreHealth(() -> !store.keeps() || shelf.usable());
    }
}
