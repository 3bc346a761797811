package io.face106.planted.access;

import io.face106.planted.pipeline.Door;

/** Fault: store sees more than its room allows. */
public class SeesPipeline {

    final Door fault = null;
}
