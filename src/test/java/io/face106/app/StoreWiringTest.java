package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.face106.TestFaces;
import io.face106.domain.Face;
import io.face106.domain.Refusal;
import io.face106.observe.Meters;
import io.face106.store.FaceStore;
import io.face106.testing.RedisServers;
import io.face106.testing.RedisServers.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** The store as it is configured, without the rest of the service. */
class StoreWiringTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final Map<String, Face> FACES = Map.of(TOKEN, TestFaces.analysed(100, 50, 200));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(StoreAlone.class);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(FaceProperties.class)
    @Import(StoreWiring.class)
    static class StoreAlone {

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Meters meters(MeterRegistry registry) {
            return new Meters(registry, List.of());
        }
    }

    static Stream<Server> servers() {
        return RedisServers.all();
    }

    @Test
    void a_store_in_memory_starts_nothing_of_redis() {
        service.run(context -> {
            FaceStore store = context.getBean(FaceStore.class);
            store.put(FACES);

            assertThat(store.get(FACES.keySet())).isEqualTo(FACES);
            assertThat(Arrays.stream(context.getBeanDefinitionNames())
                            .map(name -> name + " " + context.getType(name))
                            .filter(bean ->
                                    bean.matches("(?i).*(redis|lettuce|springframework\\.(boot\\.)?data\\.).*")))
                    .isEmpty();
            assertThat(readiness(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void a_store_in_memory_is_measured() {
        service.run(context -> {
            FaceStore store = context.getBean(FaceStore.class);
            store.put(FACES);
            store.get(List.of(TOKEN, "f".repeat(32), "no token"));

            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.get("face106.tokens.held").gauge().value()).isEqualTo(1);
            assertThat(registry.get("face106.tokens.bytes").gauge().value()).isBetween(13_000.0, 14_000.0);
            assertThat(count(registry, "lookups", "hit")).isEqualTo(1);
            assertThat(count(registry, "lookups", "miss")).isEqualTo(2);
            assertThat(count(registry, "lookups", "unavailable")).isZero();
            assertThat(count(registry, "puts", "kept")).isEqualTo(1);
            assertThat(count(registry, "puts", "unavailable")).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void with_redis_the_service_starts_without_it_and_is_ready_once_it_is_there_and_as_long_as_it_takes_faces(
            Server server) {
        try (server) {
            redis(server.port()).run(context -> {
                assertThat(readiness(context)).isEqualTo(Status.DOWN);
                assertThat(context.getBean(HealthEndpoint.class)
                                .healthForPath("liveness")
                                .getStatus())
                        .isEqualTo(Status.UP);

                server.start();
                await().atMost(SOON).until(() -> readiness(context) == Status.UP);
                FaceStore store = context.getBean(FaceStore.class);
                await().atMost(SOON).ignoreExceptions().untilAsserted(() -> store.put(FACES));
                assertThat(store.get(FACES.keySet())).isEqualTo(FACES);

                server.fill();
                assertThat(readiness(context)).isEqualTo(Status.DOWN);
                assertThatThrownBy(() -> store.put(FACES)).isInstanceOf(Refusal.class);
                assertThat(count(context.getBean(MeterRegistry.class), "puts", "unavailable"))
                        .isPositive();
                server.drain();
                await().atMost(SOON).until(() -> readiness(context) == Status.UP);

                server.kill();
                await().atMost(SOON).until(() -> readiness(context) == Status.DOWN);
            });
        }
    }

    @Test
    void of_spring_boots_redis_only_the_connection_is_made() {
        redis(1).withPropertyValues("spring.data.redis.url=redis://:secret@127.0.0.1:1")
                .run(context -> {
                    assertThat(context).hasSingleBean(RedisConnectionFactory.class);
                    assertThat(Arrays.stream(context.getBeanDefinitionNames())
                                    .filter(name -> name.matches("(?i).*(reactiveRedis|repositor|transaction).*")))
                            .isEmpty();
                });
    }

    @Test
    void health_says_no_more_than_that_no_face_can_be_kept() {
        redis(1).run(context -> {
            Health health =
                    context.getBean(io.face106.observe.FaceStoreHealth.class).health();

            assertThat(health.getDetails()).isEqualTo(Map.of("reason", "faces cannot be kept for their tokens"));
        });
    }

    @Test
    void a_lifetime_of_zero_keeps_nothing_and_needs_no_redis() {
        redis(1).withPropertyValues("face106.tokens.lifetime=0").run(context -> {
            assertThat(context.getBean(FaceStore.class).keeps()).isFalse();
            assertThat(readiness(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void one_property_takes_the_store_out_of_readiness() {
        redis(1).withPropertyValues("management.endpoint.health.group.readiness.include=readinessState")
                .run(context -> assertThat(readiness(context)).isEqualTo(Status.UP));
    }

    private ApplicationContextRunner redis(int port) {
        return service.withPropertyValues(
                "face106.store=redis", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port);
    }

    private static double count(MeterRegistry registry, String what, String result) {
        return registry.get("face106.tokens." + what)
                .tag("result", result)
                .counter()
                .count();
    }

    private static Status readiness(ApplicationContext context) {
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        return context.getBean(HealthEndpoint.class).healthForPath("readiness").getStatus();
    }
}
