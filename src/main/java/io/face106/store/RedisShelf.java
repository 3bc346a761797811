package io.face106.store;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
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
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * In Redis, one key per face with its time to live: shared by every service that uses the same server, and bounded by that
 * server's {@code maxmemory}. Each call is one round trip on the one connection that all threads share.
 */
public final class RedisShelf implements Shelf {

    private static final String KEY = "face106:face:";

    private final LettuceConnectionFactory redis;
    private final Duration patience;
    private final SetArgs expiring;
    private final Outage noPut;
    private final Outage noGet;

    /**
     * Nothing is asked of the server yet: it may come later.
     *
     * @param nanos the clock, as {@link System#nanoTime()}
     */
    public RedisShelf(LettuceConnectionFactory redis, Duration lifetime, LongSupplier nanos) {
        this.redis = redis;
        this.patience = redis.getClientConfiguration().getCommandTimeout();
        this.expiring = SetArgs.Builder.px(lifetime);
        // Two, because a full or read-only server still answers lookups.
        this.noPut = new Outage("kept", nanos);
        this.noGet = new Outage("looked up", nanos);
    }

    @Override
    public void put(Map<String, byte[]> faces) {
        noPut.guard(() -> ask(connection -> sent(faces, connection.getNativeConnection())));
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

    @Override
    public boolean answers() {
        try {
            return ask(LettuceConnection::ping) != null;
        } catch (DataAccessException | RedisException gone) {
            return false;
        }
    }

    /**
     * All are sent before the first answer is waited for. Spring's own pipeline would open a connection of its own for each
     * call.
     */
    private boolean sent(Map<String, byte[]> faces, RedisClusterAsyncCommands<byte[], byte[]> commands) {
        RedisFuture<?>[] answers = faces.entrySet().stream()
                .map(face -> commands.set(key(face.getKey()), face.getValue(), expiring))
                .toArray(RedisFuture<?>[]::new);
        if (!LettuceFutures.awaitAll(patience, answers)) {
            throw new QueryTimeoutException("no answer in " + patience);
        }
        return true;
    }

    private <T> T ask(Function<LettuceConnection, T> question) {
        try (LettuceConnection connection = (LettuceConnection) redis.getConnection()) {
            return question.apply(connection);
        } catch (QueryTimeoutException silence) {
            // A host that vanished without a word would hold on to this connection for a quarter of an hour.
            redis.resetConnection();
            throw silence;
        }
    }

    private static byte[] key(String token) {
        return (KEY + token).getBytes(StandardCharsets.US_ASCII);
    }
}
