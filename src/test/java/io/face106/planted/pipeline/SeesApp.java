package io.face106.planted.pipeline;

import io.face106.planted.app.Root;

/** Fault: a room that sees app. */
public class SeesApp {

    final Root fault = null;
}
