package io.face106.planted.pipeline;

import com.github.benmanes.caffeine.cache.Cache;

/** Fault: pipeline keeps a cache of its own. */
public class UsesCaffeine {

    final Cache<?, ?> fault = null;
}
