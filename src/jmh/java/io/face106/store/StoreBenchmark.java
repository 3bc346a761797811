package io.face106.store;

import io.face106.TestFaces;
import io.face106.domain.Face;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** One face kept, and one looked up; {@code -p port=6379} is a Redis on this machine, 0 the memory store. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreBenchmark {

    @Param("0")
    int port;

    private static final Face FACE = TestFaces.analysed(100, 50, 200);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Random random = new Random(1);
    private final LettuceConnectionFactory redis = new LettuceConnectionFactory();
    private FaceStore store = FaceStore.NONE;

    @Setup
    public void open() {
        RedisStandaloneConfiguration server = redis.getStandaloneConfiguration();
        server.setPort(port);
        redis.afterPropertiesSet();
        redis.start();
        Duration lifetime = Duration.ofMinutes(1);
        store = new ShelvedFaces(
                port == 0
                        ? new MemoryShelf(lifetime, 128 << 20, System::nanoTime)
                        : new RedisShelf(redis, lifetime, System::nanoTime),
                (result, faces) -> {},
                (result, tokens) -> {});
        store.put(Map.of(TOKEN, FACE));
        System.out.println("bytes of a face: " + FaceCodec.encode(FACE).length);
    }

    @TearDown
    public void close() {
        redis.destroy();
    }

    @Benchmark
    public void put() {
        byte[] token = new byte[16];
        random.nextBytes(token);
        store.put(Map.of(HexFormat.of().formatHex(token), FACE));
    }

    /** Both: put alone would in time push out what is looked up. */
    @Benchmark
    public Map<String, Face> putAndGet() {
        store.put(Map.of(TOKEN, FACE));
        return store.get(List.of(TOKEN));
    }
}
