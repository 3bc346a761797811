package io.face106.planted.track;

import io.face106.planted.pipeline.Door;

/** Fault: track sees more than its room allows. */
public class SeesPipeline {

    final Door fault = null;
}
