package io.face106.planted.runtime;

import io.face106.planted.stage.landmark.Neighbour;

/** Fault: runtime sees who uses it. */
public class SeesStage {

    final Neighbour fault = null;
}
