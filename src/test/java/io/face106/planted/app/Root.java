package io.face106.planted.app;

/** No fault: what app wires. */
public class Root {}
