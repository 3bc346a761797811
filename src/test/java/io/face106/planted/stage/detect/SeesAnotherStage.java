package io.face106.planted.stage.detect;

import io.face106.planted.stage.landmark.Neighbour;

/** Fault: a stage sees another. */
public class SeesAnotherStage {

    final Neighbour fault = null;
}
