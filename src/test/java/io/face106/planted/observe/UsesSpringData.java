package io.face106.planted.observe;

import org.springframework.data.redis.connection.RedisConnection;

/** Fault: observe speaks to Redis through Spring. */
public class UsesSpringData {

    final RedisConnection fault = null;
}
