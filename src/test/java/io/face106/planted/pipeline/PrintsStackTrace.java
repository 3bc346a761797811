package io.face106.planted.pipeline;

/** Fault: prints a stack trace. */
public class PrintsStackTrace {

    void fault(Exception e) {
        e.printStackTrace();
    }
}
