package io.face106.store;

import io.face106.domain.Refusal;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * In Redis, one key per face with its time to live: shared by every service that uses the same server, and bounded by that
 * server's {@code maxmemory}. Each call is one round trip on the one connection that all threads share.
 */
public final class RedisShelf implements Shelf {

    private static final String KEY = "face106:face:";

    /** No token, and beside the faces: who may use those keys may use this one. */
    private static final String PROBE = "probe";

    private static final Duration PROBE_LIFETIME = Duration.ofSeconds(10);

    private final LettuceConnectionFactory redis;
    private final Duration patience;
    private final Duration lifetime;
    private final LongSupplier nanos;
    private final Outage noPut;
    private final Outage noGet;
    private final Silence silence = new Silence();

    /**
     * Nothing is asked of the server yet: it may come later.
     *
     * @param nanos the clock, as {@link System#nanoTime()}
     */
    public RedisShelf(LettuceConnectionFactory redis, Duration lifetime, LongSupplier nanos) {
        this.redis = redis;
        this.patience = redis.getClientConfiguration().getCommandTimeout();
        this.lifetime = lifetime;
        this.nanos = nanos;
        // Two, because a full or read-only server still answers lookups.
        this.noPut = new Outage("kept", nanos);
        this.noGet = new Outage("looked up", nanos);
    }

    @Override
    public void put(Map<String, byte[]> faces) {
        put(faces, lifetime);
    }

    private void put(Map<String, byte[]> faces, Duration time) {
        noPut.guard(() -> ask(connection -> sent(faces, time, connection.getNativeConnection())));
    }

    @Override
    public Map<String, byte[]> get(Collection<String> tokens) {
        List<String> order = List.copyOf(tokens);
        byte[][] keys = order.stream().map(RedisShelf::key).toArray(byte[][]::new);
        List<byte[]> values =
                noGet.guard(() -> ask(connection -> connection.stringCommands().mGet(keys)));
        Map<String, byte[]> found = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (values.get(i) != null) {
                found.put(order.get(i), values.get(i));
            }
        }
        return found;
    }

    /**
     * Writes and reads a byte in the way of all faces: a server that is full, read-only or paused for writing answers a ping.
     * As any call it ends an outage once it succeeds, so that one ends although no more requests come.
     */
    @Override
    public boolean usable() {
        try {
            put(Map.of(PROBE, new byte[1]), PROBE_LIFETIME);
            get(List.of(PROBE));
            return true;
        } catch (Refusal unavailable) {
            return false;
        }
    }

    /**
     * All are sent before the first answer is waited for. Spring's own pipeline would open a connection of its own for each
     * call.
     */
    private boolean sent(Map<String, byte[]> faces, Duration time, RedisClusterAsyncCommands<byte[], byte[]> commands) {
        SetArgs expiring = SetArgs.Builder.px(time);
        RedisFuture<?>[] answers = faces.entrySet().stream()
                .map(face -> commands.set(key(face.getKey()), face.getValue(), expiring))
                .toArray(RedisFuture<?>[]::new);
        if (!LettuceFutures.awaitAll(patience, answers)) {
            throw new QueryTimeoutException("no answer in " + patience);
        }
        return true;
    }

    private <T> T ask(Function<LettuceConnection, T> question) {
        long asked = nanos.getAsLong();
        try (LettuceConnection connection = (LettuceConnection) redis.getConnection()) {
            // One for each connection to the server, whoever uses it.
            Object shared = connection.getNativeConnection();
            try {
                T answer = question.apply(connection);
                silence.heard(shared);
                return answer;
            } catch (QueryTimeoutException | RedisCommandTimeoutException noAnswer) {
                if (silence.lasts(shared, asked, nanos.getAsLong())) {
                    // A host that vanished without a word would hold on to this connection for a quarter of an hour.
                    redis.resetConnection();
                }
                throw noAnswer;
            }
        }
    }

    private static byte[] key(String token) {
        return (KEY + token).getBytes(StandardCharsets.US_ASCII);
    }
}
