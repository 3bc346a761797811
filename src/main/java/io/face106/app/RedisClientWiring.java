package io.face106.app;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the client that Spring Boot makes of {@code spring.data.redis} behaves when Redis is lost. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RedisOnDemand.PROPERTY, havingValue = RedisOnDemand.REDIS)
class RedisClientWiring {

    /** The client's own pauses grow to half a minute, for which a Redis that is back would stay unused. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** Commands fail at once instead of queueing for a connection: requests wait for them. */
    @Bean
    LettuceClientOptionsBuilderCustomizer rejectedWhileDisconnected() {
        return options -> options.autoReconnect(true).disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    ClientResourcesBuilderCustomizer reconnectedSoon() {
        return resources -> resources.reconnectDelay(Delay.constant(RECONNECT));
    }
}
