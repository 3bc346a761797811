package io.face106.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * What Spring Boot configures because the Redis starter is on the class path: the connection, and that only where the
 * store is Redis. Repositories, transactions, reactive templates and a health indicator that tells the server's version
 * are of no use here. Named in META-INF/spring.factories.
 */
final class RedisOnDemand implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String PROPERTY = "face106.store";
    static final String REDIS = "redis";

    private static final String BOOT = "org.springframework.boot.";
    private static final List<String> BROUGHT_ALONG = List.of("data.", "netty.", "persistence.", "transaction.");

    private boolean redis;

    @Override
    public void setEnvironment(Environment environment) {
        redis = REDIS.equalsIgnoreCase(environment.getProperty(PROPERTY));
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            wanted[i] = names[i] == null || wanted(names[i]);
        }
        return wanted;
    }

    /** Also asked about what the wanted ones are made of, hence the look at the ending. */
    private boolean wanted(String name) {
        if (name.equals(DataRedisAutoConfiguration.class.getName())) {
            return redis;
        }
        return !name.endsWith("AutoConfiguration")
                || BROUGHT_ALONG.stream().noneMatch(part -> name.startsWith(BOOT + part));
    }
}
