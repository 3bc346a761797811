package io.face106.planted.pipeline;

/** No fault: what http may see and facepp may not. */
public class Door {}
