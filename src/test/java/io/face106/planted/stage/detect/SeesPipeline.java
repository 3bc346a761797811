package io.face106.planted.stage.detect;

import io.face106.planted.pipeline.Door;

/** Fault: a stage sees the pipeline. */
public class SeesPipeline {

    final Door fault = null;
}
