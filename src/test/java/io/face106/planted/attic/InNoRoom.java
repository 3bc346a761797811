package io.face106.planted.attic;

/** Fault: a package that the plan does not know. */
public class InNoRoom {}
