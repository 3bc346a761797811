package io.face106.planted.pipeline;

/** Fault: a checked exception. */
public class IsChecked extends Exception {

    private static final long serialVersionUID = 1L;
}
