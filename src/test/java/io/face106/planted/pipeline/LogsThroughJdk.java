package io.face106.planted.pipeline;

import java.util.logging.Logger;

/** Fault: logs through java.util.logging. */
public class LogsThroughJdk {

    final Logger fault = null;
}
