package io.face106.planted.stage.landmark;

/** No fault: a stage. */
public class Neighbour {}
