package io.face106.planted.domain;

/** Fault: a value that can change. */
public class Changes {

    int value;
}
