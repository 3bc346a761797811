package io.face106.planted.accuracy;

import io.face106.planted.stage.landmark.Neighbour;

/** Fault: accuracy reaches past the pipeline. */
public class SeesStage {

    final Neighbour fault = null;
}
