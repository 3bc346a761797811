package io.face106.planted.pipeline;

import org.springframework.core.io.Resource;

/** Fault: Spring outside the rooms that may use it. */
public class UsesSpring {

    final Resource fault = null;
}
