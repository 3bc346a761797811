package io.face106.planted.http;

import io.face106.planted.stage.landmark.Neighbour;

/** Fault: http reaches past the pipeline. */
public class SeesStage {

    final Neighbour fault = null;
}
