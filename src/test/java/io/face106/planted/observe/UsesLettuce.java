package io.face106.planted.observe;

import io.lettuce.core.RedisClient;

/** Fault: observe speaks to Redis. */
public class UsesLettuce {

    final RedisClient fault = null;
}
