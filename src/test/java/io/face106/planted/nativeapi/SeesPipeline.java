package io.face106.planted.nativeapi;

import io.face106.planted.pipeline.Door;

/** Fault: nativeapi sees more than its room allows. */
public class SeesPipeline {

    final Door fault = null;
}
