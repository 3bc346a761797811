package io.face106.planted.facepp;

import io.face106.planted.pipeline.Door;

/** Fault: facepp sees more than its room allows. */
public class SeesPipeline {

    final Door fault = null;
}
