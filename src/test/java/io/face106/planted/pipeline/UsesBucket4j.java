package io.face106.planted.pipeline;

import io.github.bucket4j.Bucket;

/** Fault: counts requests outside access. */
public class UsesBucket4j {

    final Bucket fault = null;
}
