package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.testing.RedisServers;
import io.face106.testing.RedisServers.Server;
import io.face106.testing.Relay;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Against every Redis there is on this machine. */
class RedisShelfTest {

    private static final Duration LIFETIME = Duration.ofHours(72);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ClientResources RESOURCES = DefaultClientResources.builder()
            .reconnectDelay(Delay.constant(Duration.ofMillis(50)))
            .build();

    private static final int THREADS = 6;

    private final List<LettuceConnectionFactory> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    static Stream<Server> servers() {
        return RedisServers.all();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        clients.forEach(LettuceConnectionFactory::destroy);
    }

    @AfterAll
    static void end() {
        RESOURCES.shutdown();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void two_services_on_one_server_share_tokens(Server server) {
        try (server) {
            server.start();
            Shelf one = shelf(server.port());
            Shelf other = shelf(server.port());
            Map<String, byte[]> faces = new HashMap<>();
            for (int i = 0; i < 100; i++) {
                faces.put("face" + i, new byte[] {(byte) i, (byte) 0x80, 0, '\r', '\n'});
            }

            one.put(faces);

            assertThat(other.get(faces.keySet())).containsExactlyInAnyOrderEntriesOf(faces);
            assertThat(other.get(List.of("unknown", "face7"))).containsOnlyKeys("face7");
            assertThat(other.usable()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void every_face_is_a_key_of_its_own_with_its_time_to_live(Server server) {
        try (server) {
            server.start();
            shelf(server.port()).put(Map.of("a", new byte[1], "b", new byte[2]));

            try (RedisConnection connection = clients.get(0).getConnection()) {
                for (String token : List.of("a", "b")) {
                    byte[] key = ("face106:face:" + token).getBytes(StandardCharsets.US_ASCII);
                    assertThat(connection.keyCommands().pTtl(key))
                            .isBetween(LIFETIME.minusMinutes(1).toMillis(), LIFETIME.toMillis());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_server_that_is_gone_is_refused_at_once_and_used_again_when_it_is_back(Server server) {
        try (server) {
            server.start();
            Shelf shelf = shelf(server.port());
            shelf.put(Map.of("a", new byte[1]));

            server.kill();
            assertUnavailable(() -> shelf.get(List.of("a")));
            assertUnavailable(() -> shelf.put(Map.of("a", new byte[1])));
            assertThat(shelf.usable()).isFalse();
            long before = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                assertUnavailable(() -> shelf.get(List.of("a")));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);

            server.start();
            await().atMost(SOON).until(shelf::usable);
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                shelf.put(Map.of("b", new byte[3]));
                assertThat(shelf.get(List.of("b"))).containsOnlyKeys("b");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_server_may_come_after_the_service(Server server) {
        try (server) {
            Shelf shelf = shelf(server.port());
            assertUnavailable(() -> shelf.put(Map.of("a", new byte[1])));
            assertThat(shelf.usable()).isFalse();

            server.start();

            await().atMost(SOON).until(shelf::usable);
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> shelf.put(Map.of("a", new byte[1])));
        }
    }

    /** A host that vanished without a word: connections are accepted, answers do not come. */
    @Test
    void a_server_that_keeps_silent_is_refused_after_the_timeout_and_then_at_once() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Shelf shelf = shelf(silent.getLocalPort());
            long before = System.nanoTime();

            assertThat(shelf.usable()).isFalse();
            for (int i = 0; i < 1000; i++) {
                assertUnavailable(() -> shelf.get(List.of("a")));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_full_server_is_unusable_though_it_answers_and_usable_once_there_is_room(Server server) {
        try (server) {
            server.start();
            Shelf shelf = shelf(server.port());
            shelf.put(Map.of("a", new byte[1]));

            server.fill();
            assertThat(shelf.usable()).isFalse();
            assertUnavailable(() -> shelf.put(Map.of("b", new byte[1])));
            assertThat(shelf.get(List.of("a"))).containsOnlyKeys("a");

            server.drain();
            await().atMost(SOON).until(shelf::usable);
            shelf.put(Map.of("b", new byte[1]));
            assertThat(shelf.get(List.of("a", "b"))).containsOnlyKeys("a", "b");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_server_that_is_slow_once_costs_those_who_waited_too_long_and_nobody_else(Server server) throws Exception {
        server.start();
        try (server;
                Relay relay = new Relay(server.port())) {
            Shelf shelf = shelf(relay.port());
            shelf.put(Map.of("a", new byte[1]));

            relay.fallSilent();
            long asked = System.nanoTime();
            Future<?> first = threads.submit(() -> shelf.put(Map.of("a", new byte[2])));
            await().atMost(SOON).until(() -> relay.held() > 0 && System.nanoTime() - asked > PATIENCE.toNanos() / 2);
            Future<?> second = threads.submit(() -> shelf.put(Map.of("b", new byte[3])));
            assertUnavailable(first);
            relay.goOn();

            second.get();
            assertThat(shelf.get(List.of("b"))).containsOnlyKeys("b");
            assertThat(relay.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void many_puts_at_once_to_a_server_that_vanished_are_refused_and_nothing_else_and_its_successor_is_used(
            Server server) {
        server.start();
        try (server;
                Relay relay = new Relay(server.port())) {
            // A clock that leaps over every pause between two tries: all are tried, at once.
            AtomicLong clock = new AtomicLong();
            Shelf shelf = shelf(relay.port(), Duration.ofMillis(300), () -> clock.addAndGet(LIFETIME.toNanos()));
            shelf.put(Map.of("a", new byte[1]));

            relay.fallSilent();
            Map<String, byte[]> faces = Map.of("b", new byte[1], "c", new byte[2], "d", new byte[3]);
            List<Future<?>> puts = new ArrayList<>();
            for (int i = 0; i < 3 * THREADS; i++) {
                puts.add(threads.submit(() -> shelf.put(faces)));
            }
            puts.forEach(RedisShelfTest::assertUnavailable);
            assertThat(shelf.usable()).isFalse();
            relay.comeBack();

            await().atMost(SOON).until(shelf::usable);
            shelf.put(faces);
            assertThat(shelf.get(faces.keySet())).containsOnlyKeys(faces.keySet());
        }
    }

    private static void assertUnavailable(Future<?> call) {
        assertUnavailable(() -> {
            try {
                call.get(SOON.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.failure().reason()).isEqualTo(Failure.Reason.STORE_UNAVAILABLE));
    }

    /** Its client behaves as the one that the service is wired with. */
    private Shelf shelf(int port) {
        return shelf(port, PATIENCE, System::nanoTime);
    }

    private Shelf shelf(int port, Duration patience, LongSupplier nanos) {
        LettuceConnectionFactory client = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(patience)
                        .clientResources(RESOURCES)
                        .clientOptions(ClientOptions.builder()
                                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                                .timeoutOptions(TimeoutOptions.enabled())
                                .build())
                        .build());
        clients.add(client);
        client.afterPropertiesSet();
        client.start();
        return new RedisShelf(client, LIFETIME, nanos);
    }
}
