package io.face106.planted.domain;

import io.face106.planted.pipeline.Door;

/** Fault: domain sees more than its room allows. */
public class SeesPipeline {

    final Door fault = null;
}
