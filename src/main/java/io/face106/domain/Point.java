package io.face106.domain;

/** A place in the picture, continuous pixels (see the package). */
public record Point(double x, double y) {}
