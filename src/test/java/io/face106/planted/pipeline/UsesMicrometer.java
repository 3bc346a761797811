package io.face106.planted.pipeline;

import io.micrometer.core.instrument.MeterRegistry;

/** Fault: meters outside app and observe. */
public class UsesMicrometer {

    final MeterRegistry fault = null;
}
